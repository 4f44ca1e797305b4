from __future__ import annotations

from pathlib import Path

import pytest

from bot.checking.sentences import sentences
from bot.checking.source_text import read_source
from bot.errors import UsageError
from bot.factbase.base import FactBase

ARTICLE = """\
\ufeff= Title =

Infobox
- Map: Some Place.png

The first sentence is
wrapped. The second, by Dr. J. Smith, is not!

== One ==
Own text.
=== Part ===
- A point
- Another "point." More of it.

* Last point

===== Deep =====
Deep text.
==Two==
== Three ==
Text = more text.
"""


def read(tmp_path: Path, data: bytes) -> dict[str, tuple[str, ...]]:
    path = tmp_path / "source.txt"
    path.write_bytes(data)
    return dict(read_source(path).sections)


def test_sections_are_named_with_their_parents_and_hold_their_own_text(tmp_path: Path) -> None:
    assert read(tmp_path, ARTICLE.encode()) == {
        "Introduction": ("The first sentence is wrapped.", "The second, by Dr. J. Smith, is not!"),
        "One": ("Own text.",),
        "One › Part": ("A point", 'Another "point."', "More of it.", "Last point"),
        "One › Part › Deep": ("Deep text.",),
        "Two": (),
        "Three": ("Text = more text.",),
    }


def test_line_ends_of_windows_make_no_difference(tmp_path: Path) -> None:
    assert read(tmp_path, ARTICLE.replace("\n", "\r\n").encode()) == read(tmp_path, ARTICLE.encode())


@pytest.mark.parametrize(
    ("data", "cause"),
    [
        (b"Only text, no heading.\n", "has no sections; write each heading as `== Section ==`"),
        (b"", "has no sections"),
        (b"== One ==\n\n== Two ==\n", "has headings but no text"),
        ("== One ==\nCafé".encode("latin-1"), "line 2 holds the byte `0xe9`, which is not UTF-8; save"),
    ],
)
def test_a_file_that_cannot_serve_has_its_cause_and_fix(tmp_path: Path, data: bytes, cause: str) -> None:
    with pytest.raises(UsageError) as raised:
        read(tmp_path, data)
    assert cause in str(raised.value)
    assert str(raised.value).startswith("--source `/")


def test_a_folder_or_missing_file_is_named(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(UsageError, match="cannot be read"):
            read_source(path)


@pytest.mark.parametrize(
    ("paragraph", "expected"),
    [
        ("Made by X Co., Ltd. and sold. It is old.", ["Made by X Co., Ltd. and sold.", "It is old."]),
        ('He said, "Go. Now." They went.', ['He said, "Go.', 'Now."', "They went."]),
        ("It cost 1.5 million. In 2005 more.", ["It cost 1.5 million.", "In 2005 more."]),
        ("Élan came. Émile went (early). Ödön too", ["Élan came.", "Émile went (early).", "Ödön too"]),
        ("No. 5 of the U.S. fleet", ["No. 5 of the U.S. fleet"]),
        ("", []),
    ],
)
def test_sentences(paragraph: str, expected: list[str]) -> None:
    assert list(sentences(paragraph)) == expected


def test_the_article_has_the_sections_of_the_shipped_base(base: FactBase, shared_source: Path) -> None:
    sections = read_source(shared_source).sections
    assert set(base.sources[0].sections) <= sections.keys()
    assert not any("Locator" in sentence for text in sections.values() for sentence in text)

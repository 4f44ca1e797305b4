"""Files that are YAML but do not fit the format: each fault with its place, its value and its fix."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.factbase.small_base import SOURCES, TRADE, edited, only_problem, problems_of

KEYS_OF_A_FACT = "id, when, answer, text, cite, asks, figures, roles, not"
ANSWER = "answer: US$777 million"
FIGURE = "{value: 777 million, unit: US$, measures: trade}"
ROLES = "{actor: China, action: [trade, deal]}"


@pytest.mark.parametrize(
    ("old", "new", "found", "fix"),
    [
        ("    asks:", "    ask:", "11:5: unknown key `ask`", "did you mean `asks`?"),
        ("    asks:", "    Asks:", "11:5: unknown key `Asks`", "did you mean `asks`?"),
        ("    asks:", "    ASKS:", "11:5: unknown key `ASKS`", "did you mean `asks`?"),
        ("title:", "titel:", "3:1: unknown key `titel`", "did you mean `title`?"),
        ("measures:", "mesures:", "17:41: unknown key `mesures`", "did you mean `measures`?"),
        ("{actor:", "{actr:", "18:13: unknown key `actr`", "did you mean `actor`?"),
        ("    cite:", "    no: [x]\n    cite:", "10:5: unknown key `no`", "did you mean `not`?"),
        ("    cite:", "    zzz: 1\n    cite:", "10:5: unknown key `zzz`", f"known here: {KEYS_OF_A_FACT}"),
        ("    cite:", "    5: x\n    cite:", "10:5: unknown key `5`", f"known here: {KEYS_OF_A_FACT}"),
        (
            "777 million, u",
            "1,234 million, u",
            "17:19: unknown key `234 million`",
            "known here: value, unit, measures, when",
        ),
        ("    when", "    when\u200b", r"7:5: unknown key `when\u200b`", "did you mean `when`?"),
    ],
)
def test_unknown_keys(tmp_path: Path, old: str, new: str, found: str, fix: str) -> None:
    assert only_problem(tmp_path, trade=edited(old, new)) == (f"trade.yaml:{found}", fix)


@pytest.mark.parametrize(
    ("old", "found"),
    [
        ("    cite: [Trade]\n", "6:5: the key `cite` is missing"),
        ("title: Trade\n", "1:1: the key `title` is missing"),
        (", unit: US$", "17:9: the key `unit` is missing"),
    ],
)
def test_missing_keys(tmp_path: Path, old: str, found: str) -> None:
    said, fix = only_problem(tmp_path, trade=edited(old, ""))
    assert said == f"trade.yaml:{found}"
    assert fix == f"add `{found.split('`')[1]}:`"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (ANSWER, "answer:", "8:12: `answer` is empty"),
        (ANSWER, "answer: ~", "8:13: `answer` is empty: YAML reads `~` as nothing"),
        (ANSWER, "answer: null", "8:13: `answer` is empty: YAML reads `null` as nothing"),
        (ANSWER, 'answer: " "', "8:13: `answer`: the text is empty"),
        (
            FIGURE,
            "{value: 1, unit: a, measures: b, when: ~}",
            "17:48: `when` is empty: YAML reads `~` as nothing",
        ),
        (f" {ROLES}", "", "18:11: `roles` is empty"),
        ("{actor: China,", "{actor: ,", "18:20: `actor` is empty"),
        ("- trade in 2005", '- ""', "12:9: entry 1 of `asks`: the text is empty"),
        ("- how much trade was there", "-", "13:8: entry 2 of `asks` is empty"),
        ("[trade, deal]", "[]", "18:35: `action`: the list is empty"),
        ("- value of all trade\n      ", "", "12:7: `asks`: the list has only 3 entries"),
    ],
)
def test_nothing_where_something_is_needed(tmp_path: Path, old: str, new: str, found: str) -> None:
    said, fix = only_problem(tmp_path, trade=edited(old, new))
    assert said == f"trade.yaml:{found}"
    assert fix.startswith("write ")


@pytest.mark.parametrize(
    ("old", "new", "found", "fix"),
    [
        (ANSWER, "answer: [a, b]", "8:13: `answer` must be a text, not the list `[a, b]`", "write one text"),
        (ANSWER, "answer: {}", "8:13: `answer` must be a text, not an empty mapping", "write one text"),
        ("when: 2005", "when: [5]", "7:11: `when` must be a text, not the list `[5]`", "write one text"),
        (
            "- how much trade",
            "- how: much",
            "13:9: entry 2 of `asks` must be a text, not a mapping",
            '`"how: much',
        ),
        (
            "cite: [Trade]",
            "cite: Trade",
            "10:11: `cite` must be a list, not the text `Trade`",
            "`[one, two]`",
        ),
        (
            "cite: [Trade]",
            "cite: {Trade: x}",
            "10:11: `cite` must be a list, not a mapping: `Trade: x`",
            "`- `",
        ),
        ("deal]", "{a: b}]", "18:43: entry 2 of `action` must be a text, not a mapping: `a: b`", '`"a: b"`'),
        ("[trade, deal]", "{a: b}", "18:35: `action` must be a list, not a mapping: `a: b`", "`- `"),
        (
            ROLES,
            "China",
            "18:12: `roles` must hold keys with values, not the text `China`",
            "keys `actor`, `act",
        ),
        (
            FIGURE,
            "9 US$",
            "17:9: entry 1 of `figures` must hold keys with values, not the text",
            "keys `value`, ",
        ),
    ],
)
def test_another_shape(tmp_path: Path, old: str, new: str, found: str, fix: str) -> None:
    said, advice = only_problem(tmp_path, trade=edited(old, new))
    assert said.startswith(f"trade.yaml:{found}")
    assert fix in advice


@pytest.mark.parametrize(
    ("old", "new", "found", "fix"),
    [
        (
            "hyphens",
            "hyphen",
            "6:14: `anchors`: `hyphen` does not fit",
            "write `wikipedia`, `hyphens` or `none`",
        ),
        ("hyphens", "[a]", "6:14: `anchors` must be a text, not the list `[a]`", "`hyphens` or `none`"),
        ("anchors: hyphens", "anchors:", "6:13: `anchors` is empty", "write its value"),
        ("https://example.org/", "a.org/", "5:10: `url`: `a.org/handbook` is not an address", "https://"),
        (
            "https://example.org/",
            "javascript:a//",
            "5:10: `url`: `javascript:a//handbook` is not",
            "https://",
        ),
        ("licence: CC0", "license: CC0", "7:5: unknown key `license`", "did you mean `licence`?"),
        ("licence: CC0", "licence: CC0\n    licence_url:", "8:17: `licence_url` is empty", "remove"),
        ("licence: CC0", "licence: CC0\n    subjects: [{nam: x}]", "8:17: unknown key `nam`", "mean `name`?"),
        ("    licence: CC0\n", "", "2:5: the key `licence` is missing", "add `licence:`"),
        ("sources:", "source:", "1:1: unknown key `source`", "did you mean `sources`?"),
        (
            SOURCES[SOURCES.index("  - id") :],
            "  []\n",
            "2:3: `sources`: the list is empty",
            "at least 1 entry",
        ),
    ],
)
def test_faults_in_sources(tmp_path: Path, old: str, new: str, found: str, fix: str) -> None:
    said, advice = only_problem(tmp_path, sources=edited(old, new, SOURCES))
    assert said.startswith(f"sources.yaml:{found}")
    assert fix in advice


def test_faults_in_synonyms(tmp_path: Path) -> None:
    names = "names:\n  Bad Kind: [x]\n  no: [y]\n  firm: z\n  '[key]': [q]\n"
    said = problems_of(tmp_path, synonyms=f"{names}groups:\n  - [a]\n  - b\n  - [a, {{c: d}}]\n")
    assert [line.partition(" – ")[0].removeprefix("synonyms.yaml:") for line in said] == [
        "2:3: the key `Bad Kind` is not an id",
        "3:3: YAML would read `no` as the truth value false",
        "4:9: `firm` must be a list, not the text `z`",
        "5:3: the key `[key]` is not an id",
        "7:5: entry 1 of `groups`: the list has only 1 entry",
        "8:5: entry 2 of `groups` must be a list, not the text `b`",
        "9:9: entry 2 of entry 3 of `groups` must be a text, not a mapping: `c: d`",
    ]


@pytest.mark.parametrize(
    ("content", "what"), [("hello", "the text `hello`"), ("[a]", "the list `[a]`"), ("[]", "an empty list")]
)
def test_a_file_that_holds_something_else(tmp_path: Path, content: str, what: str) -> None:
    (said,) = problems_of(tmp_path, trade=content)
    assert said.startswith(f"trade.yaml:1:1: the file must hold keys with values, not {what} – write `key: value`")
    assert said.endswith("with the keys `source`, `topic`, `title`, `aliases`, `facts`")


@pytest.mark.parametrize(
    ("facts", "cause"),
    [
        ("facts: []", "5:8: `facts`: the list is empty – write at least 1 entry"),
        ("facts:", "5:7: `facts` is empty"),
        ("facts: soon", "5:8: `facts` must be a list, not the text `soon`"),
        ("facts: [soon]", "5:9: entry 1 of `facts` must hold keys with values, not the text `soon`"),
        ("facts: [~]", "5:9: entry 1 of `facts` is empty: YAML reads `~` as nothing"),
    ],
)
def test_a_topic_without_facts(tmp_path: Path, facts: str, cause: str) -> None:
    said = problems_of(tmp_path, trade=TRADE[: TRADE.index("facts:")] + facts + "\n")
    assert len(said) == 1, said
    assert said[0].startswith(f"trade.yaml:{cause}")


def test_every_fault_of_a_file_at_once(tmp_path: Path) -> None:
    broken = TRADE
    for old, new in [
        ("title: Trade", "title: yes"),
        ("when: 2005", "when: soon"),
        ("    answer: US$777 million\n", ""),
        ("cite: [Trade]", "cite: [Trad]"),
        ("- how much trade was there", "- &a how"),
        ("- value of all trade", "- *a"),
        ("value: 777 million", "value: lots"),
        ("actor", "aktor"),
    ]:
        broken = edited(old, new, broken)
    assert [said.partition(" – ")[0].removeprefix("trade.yaml:") for said in problems_of(tmp_path, trade=broken)] == [
        "3:8: YAML would read `yes` as the truth value true",
        "6:5: the key `answer` is missing",
        "7:11: `when`: cannot read the period `soon`: it is none of the accepted forms",
        "9:12: unknown section `Trad` of `handbook`",
        "12:9: the anchor `&a` is not allowed",
        "13:9: the alias `*a` is not allowed",
        "16:17: `value`: `lots` is not a number",
        "17:13: unknown key `aktor`",
    ]


@pytest.mark.parametrize("value", ["*x", "[*x, *x, *x, *x]", "{*x : *x}"])
def test_what_stands_for_an_alias_is_not_reported_twice(tmp_path: Path, value: str) -> None:
    said = problems_of(tmp_path, trade=edited("not: x", f"not: {value}", TRADE + "    not: x\n"))
    assert any("the alias `*x` is not allowed" in line for line in said)
    assert not any("must be a text" in line for line in said)

"""JSON Schemas for editors, generated from the file format: `python -m bot.factbase.schema` writes them.

An author's editor finds them by the `# yaml-language-server` line at the top of each fact file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from bot.factbase.file_format import Entry, SourcesFile, SynonymsFile, TopicFile

FOLDER = Path(__file__).with_name("schemas")
_MODELS: Mapping[str, type[Entry]] = {
    "facts.schema.json": TopicFile,
    "sources.schema.json": SourcesFile,
    "synonyms.schema.json": SynonymsFile,
}


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file name."""
    texts = {}
    for name, model in _MODELS.items():
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **model.model_json_schema()}
        texts[name] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return texts


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file_name, text in schemas().items():
        (FOLDER / file_name).write_text(text, "utf-8")

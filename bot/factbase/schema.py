"""JSON Schemas for editors, generated from the file format: `python -m bot.factbase.schema` writes them.

An author's editor finds them by the `# yaml-language-server` line at the top of each fact file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from bot.factbase.file_format import Entry, SourcesFile, SynonymsFile, TopicFile

FOLDER = Path(__file__).with_name("schemas")
_MODELS: Mapping[str, type[Entry]] = {
    "facts.schema.json": TopicFile,
    "sources.schema.json": SourcesFile,
    "synonyms.schema.json": SynonymsFile,
}


class _WithoutNull(GenerateJsonSchema):
    """A key that may be left out may not be left empty: the loader refuses that, so editors shall too."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        said = super().default_schema(schema)
        return {key: value for key, value in said.items() if (key, value) != ("default", None)}


def schemas() -> dict[str, str]:
    """Return the text of each schema by its file name."""
    texts = {}
    for name, model in _MODELS.items():
        described = model.model_json_schema(schema_generator=_WithoutNull)
        schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **described}
        texts[name] = json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
    return texts


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    for file_name, text in schemas().items():
        (FOLDER / file_name).write_text(text, "utf-8")

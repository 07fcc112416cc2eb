"""The JSON schema that editors use: fresh, true to the reader, and helpful."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from deescalate.cli import root
from deescalate.content.yaml_reader import read_yaml
from deescalate.paths import scenario_roots
from tools.schema import WRITTEN, shown

SCHEMA: dict[str, Any] = json.loads(WRITTEN.read_text(encoding="utf-8"))
SHIPPED = sorted(path for folder in scenario_roots() for path in folder.rglob("*.yaml"))


def complaints(path: Path, **changes: object) -> list[str]:
    data = read_yaml(path.read_bytes(), str(path)).data
    assert data is not None
    validator = Draft202012Validator(SCHEMA)
    return [error.message for error in validator.iter_errors({**data, **changes})]


def test_the_file_is_fresh() -> None:
    """``make schema`` writes it."""
    assert WRITTEN.read_text(encoding="utf-8") == shown()


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_fit(path: Path) -> None:
    assert complaints(path) == []


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("language", "fr"),
        ("channel", "chat"),
        ("minutes", 90),
        ("id", "Not An Id"),
        ("skills", ["flying"]),
        ("sla", {"first_reply": "soon", "next_reply": "60s", "resolve": "10m"}),
        ("tries", {"good": [1], "average": ["x"], "bad": ["y"]}),
        ("unknown", "key"),
    ],
)
def test_what_the_reader_refuses_does_not_fit(key: str, value: object) -> None:
    assert complaints(SHIPPED[0], **{key: value})


def test_every_key_is_explained() -> None:
    """Editors show the reference's sentence."""
    parts = [SCHEMA, *SCHEMA["$defs"].values()]
    bare = [
        name
        for part in parts
        for name, each in part.get("properties", {}).items()
        if "description" not in each
    ]
    assert bare == []


def test_the_command_prints_it() -> None:
    done = CliRunner().invoke(root, ["scenario", "schema"])
    assert json.loads(done.output) == SCHEMA

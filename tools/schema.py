"""Writes ``scenarios/scenario.schema.json`` from the reader's models and the trainers' reference.

``python -m tools.schema``, or ``make schema``. Editors show the sentences of the reference.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from deescalate.content import schema
from deescalate.content.closing_schema import ClosingPart, WaitingPart
from deescalate.content.schema_types import Part

ROOT: Final = Path(__file__).parents[1]
WRITTEN: Final = ROOT / "scenarios" / "scenario.schema.json"
REFERENCE: Final = ROOT / "docs" / "en" / "reference.md"
HEADINGS: Final[dict[str, type[Part]]] = {
    "Keys of the file": schema.ScenarioPart,
    "persona": schema.PersonaPart,
    "grievance": schema.GrievancePart,
    "facts": schema.FactPart,
    "emotion": schema.EmotionPart,
    "start": schema.StartPart,
    "silence": schema.SilencePart,
    "lowers": schema.EffectsPart,
    "stages": schema.StagesPart,
    "stage": schema.StagePart,
    "venting": schema.VentingPart,
    "bursts": schema.BurstPart,
    "lines": schema.LinesPart,
    "gates": schema.GatePart,
    "policy": schema.PolicyPart,
    "solutions": schema.SolutionPart,
    "escalation": schema.EscalationPart,
    "functional": schema.PathPart,
    "consult": schema.ConsultPart,
    "answers": schema.AnswerPart,
    "closing": ClosingPart,
    "waiting": WaitingPart,
    "sla": schema.SlaPart,
    "canned": schema.CannedPart,
    "csat": schema.CsatPart,
    "tries": schema.TriesPart,
}
"""Sections of the reference and the part of a file that each explains."""

_LINK: Final = re.compile(r"\[([^\]]*)\]\([^)]*\)")


def rows(text: str, heading: str) -> Iterator[list[str]]:
    """The rows of a section's table, without its head; each the cells of one line."""
    found = re.search(rf"^#+ {re.escape(heading)}\n(.*?)(?=^#|\Z)", text, re.MULTILINE | re.DOTALL)
    lines = [line for line in (found[1] if found else "").splitlines() if line.startswith("|")]
    for line in lines[2:]:
        yield [cell.strip() for cell in line.strip("|").split(" | ")]


def scenario_schema() -> dict[str, Any]:
    """The JSON schema of a scenario file (draft 2020-12), with the reference's sentences."""
    whole = schema.ScenarioPart.model_json_schema()
    text = REFERENCE.read_text(encoding="utf-8")
    definitions = whole["$defs"]
    sections: list[tuple[str, type[Part]]] = [("stage", schema.VentingPart), *HEADINGS.items()]
    for heading, part in sections:
        target = whole if part is schema.ScenarioPart else definitions[part.__name__]
        for key, _must, meaning, *_ in rows(text, heading):
            name = key.strip("`")
            if name in target["properties"]:
                target["properties"][name]["description"] = _LINK.sub(r"\1", meaning)
    used = json.dumps({**whole, "$defs": {}})
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A practice conversation of deescalate",
        **_plain({key: value for key, value in whole.items() if key != "title"}, used),
    }


def _plain(value: Any, used: str) -> Any:
    """Without the titles that say nothing, and without definitions that nothing refers to."""
    if isinstance(value, dict):
        kept = {
            key: _plain(each, used)
            for key, each in value.items()
            if not (key == "title" and isinstance(each, str))
        }
        if "$defs" in kept:
            whole = json.dumps(kept["$defs"]) + used
            kept["$defs"] = {
                name: each
                for name, each in sorted(kept["$defs"].items())
                if f'"#/$defs/{name}"' in whole
            }
        return kept
    return [_plain(each, used) for each in value] if isinstance(value, list) else value


def shown() -> str:
    """The file's text."""
    return json.dumps(scenario_schema(), ensure_ascii=False, indent=2) + "\n"


if __name__ == "__main__":
    WRITTEN.write_text(shown(), encoding="utf-8")

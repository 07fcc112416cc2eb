"""What a fresh interpreter loads: the promises behind quick starts and clean rooms."""

import subprocess
import sys

import pytest

HEAVY = ("spacy", "numpy", "vaderSentiment", "rapidfuzz", "sqlite_utils", "pydantic", "yaml")
PURE_ROOMS = ("model", "customer", "score", "practice", "measures")


def loaded_after(statement: str) -> set[str]:
    """Names of all modules that a new interpreter has loaded after ``statement``."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


@pytest.mark.parametrize("room", PURE_ROOMS)
def test_pure_rooms_load_the_standard_library_only(room: str) -> None:
    loaded = loaded_after(f"import deescalate.{room}")
    assert f"deescalate.{room}" in loaded
    assert not {"textual", "rich", "click", *HEAVY} & loaded


def test_the_screens_load_nothing_heavy() -> None:
    loaded = loaded_after("import deescalate.tui.app")
    assert "textual" in loaded
    assert not set(HEAVY) & loaded


@pytest.mark.parametrize("room", ["analysis", "content", "history", "report"])
def test_rooms_are_cheap_to_import(room: str) -> None:
    loaded = loaded_after(f"import deescalate.{room}")
    assert not {"spacy", "numpy", "sqlite_utils", "textual"} & loaded


def test_the_command_line_loads_no_screen_before_it_opens_one() -> None:
    loaded = loaded_after("import deescalate.cli.scenario, deescalate.cli.practice")
    assert not {"textual", "spacy", "sqlite_utils"} & loaded


def test_help_and_start_load_nothing_of_the_work_on_transcripts() -> None:
    loaded = loaded_after("import deescalate.cli.score, deescalate.cli.evaluate")
    assert not {"rich", "multiprocessing", "statistics", "deescalate.content", *HEAVY} & loaded

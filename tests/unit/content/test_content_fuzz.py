"""Whatever a file holds: problems, never an exception."""

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deescalate.content import yaml_composer
from deescalate.content.problems import Severity, render
from deescalate.content.scenarios import ScenarioFile, read_scenario_text

DATA = Path(__file__).parents[2] / "data" / "scenarios"
GOOD = tuple(file.read_text(encoding="utf-8") for file in sorted((DATA / "good").glob("*/*.yaml")))
TRICKY = ("#", "&", "*", "!", "|", ">", "'", '"', "{", "}", "[", "]", ": ", "- ", "? ", "%", "@")
STRANGE = ("\t", "\x00", "\u202e", "\ufeff", "\u2028", "\x85", "\r", "---", "...", "<<", "~")
PIECES = st.sampled_from([*TRICKY, *STRANGE, "a", "1", "9" * 40, " ", "\n", "  ", "\\U99999999"])
slowly = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def check(content: bytes) -> ScenarioFile:
    """Read ``content`` and hold what must be true of any result."""
    file = read_scenario_text(content, "any.yaml")
    errors = [each for each in file.problems if each.severity is Severity.ERROR]
    assert (file.scenario is None) is bool(errors)
    for problem in file.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        render(problem).encode()
        assert problem.to_dict()
    return file


@given(st.binary(max_size=300))
@slowly
def test_random_bytes(content: bytes) -> None:
    check(content)


@given(st.lists(PIECES | st.text(max_size=4)))
@slowly
def test_random_yaml(pieces: list[str]) -> None:
    check("".join(pieces).encode("utf-8", "surrogatepass"))


@given(
    st.sampled_from(GOOD),
    st.lists(
        st.tuples(
            st.floats(0, 1), st.integers(0, 40), st.sampled_from(["", *TRICKY, *STRANGE, "x", "\n"])
        ),
        min_size=1,
        max_size=4,
    ),
)
@slowly
def test_mutated_files(text: str, changes: list[tuple[float, int, str]]) -> None:
    for where, length, piece in changes:
        at = int(where * len(text))
        text = text[:at] + piece + text[at + length :]
    check(text.encode())


@given(
    st.sampled_from(GOOD),
    st.data(),
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
        ),
        max_leaves=4,
    ),
)
@slowly
def test_replaced_values(text: str, data: st.DataObject, value: object) -> None:
    """Any value of a good file is replaced by any other, of any type."""
    whole = yaml.load(text, Loader=yaml.CSafeLoader)
    at = whole
    while True:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = data.draw(st.sampled_from(keys))
        if isinstance(at[key], (dict, list)) and at[key] and data.draw(st.integers(0, 3)):
            at = at[key]
        else:
            break
    at[key] = value
    check(yaml.safe_dump(whole, allow_unicode=True).encode("utf-8", "surrogatepass"))


@given(st.lists(PIECES))
@slowly
def test_the_slow_parser_raises_nothing_either(pieces: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(yaml_composer, "_LOADER", yaml.SafeLoader)
        check("".join(pieces).encode("utf-8", "surrogatepass"))


@pytest.mark.parametrize(
    ("place", "piece"),
    [
        ("skills: [", "lisen, "),
        ("tags: [", "1, "),
        ("  You answer", "4539 5787 6362 1486 "),
        ("  You answer", "a@b.cd "),
        ("tags: [", "&a x, "),
        ("when: [", "fact x known, "),
        ("  facts:\n", "    - {id: a, value: v, says: s, told: burst}\n"),
    ],
)
def test_floods_end_soon(place: str, piece: str) -> None:
    """Files of nearly the largest size that repeat one thing are read in a few seconds."""
    at = GOOD[1].index(place) + len(place)
    flood = piece * (450_000 // len(piece))
    start = time.process_time()
    check((GOOD[1][:at] + flood + GOOD[1][at:]).encode())
    assert time.process_time() - start < 8

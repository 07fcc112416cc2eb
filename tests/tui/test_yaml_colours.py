"""What is what in a line of YAML."""

import pytest

from deescalate.tui.studio.yaml_colours import Ink, stretches, texts_under_bars

K, N, S, V = Ink.KEY, Ink.NOTE, Ink.SIGN, Ink.VALUE


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("title: Whose frog?", [("title", K), (":", S)]),
        (
            "  calm_below: 35  # as usual",
            [("calm_below", K), (":", S), ("35", V), ("# as usual", N)],
        ),
        ("# a note", [("# a note", N)]),
        ("- id: 14-larch", [("- ", S), ("id", K), (":", S)]),
        ("  - Day 2: still none.", [("  - ", S), ("Day 2", K), (":", S)]),
        ("tags: [a, b]", [("tags", K), (":", S), ("[", S), (",", S), ("]", S)]),
        ('says: "It is #1, 35"', [("says", K), (":", S)]),
        ("says: it's 5 o'clock # really", [("says", K), (":", S), ("# really", N)]),
        ("after: 90s", [("after", K), (":", S), ("90s", V)]),
        ("told: yes", [("told", K), (":", S), ("yes", V)]),
        ("http://a.b/c", []),
        ("", []),
    ],
)
def test_stretches(line: str, found: list[tuple[str, Ink]]) -> None:
    assert [(line[start:end], ink) for start, end, ink in stretches(line)] == found


def test_texts_under_bars_end_with_their_indent() -> None:
    lines = [
        "brief: |",
        "  Not: a key",
        "",
        "  # not a note",
        "goal: >-",
        "  text",
        "persona:",
        "  about: | # note",
        "    text",
        "  name: x",
    ]
    assert texts_under_bars(lines) == {1, 2, 3, 5, 8}


@pytest.mark.parametrize("line", ["'", '"', "a: '", "- - - x", ": :", "\t- a: |", "[" * 200])
def test_no_line_is_too_odd(line: str) -> None:
    for start, end, _ink in stretches(line):
        assert 0 <= start <= end <= len(line)

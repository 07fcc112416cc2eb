"""YAML files to values: places, limits and what is refused."""

import pytest
import yaml

from deescalate.content import yaml_composer
from deescalate.content.files import LARGEST_FILE
from deescalate.content.source import NodePath, Source
from deescalate.content.yaml_reader import read_yaml


def read(text: str) -> Source:
    return read_yaml(text.encode(), "a.yaml")


def codes(source: Source) -> list[str]:
    return [problem.code for problem in source.problems]


def test_values_and_their_places() -> None:
    source = read('a: 1\nb:\n  - no\n  - {c: "x y"}\nd: |\n  Two\n  lines.\n')
    assert source.data == {"a": 1, "b": ["no", {"c": "x y"}], "d": "Two\nlines.\n"}
    assert not source.problems
    places: dict[NodePath, tuple[int, int]] = {
        ("a",): (1, 4),
        ("b", 0): (3, 5),
        ("b", 1): (4, 5),
        ("b", 1, "c"): (4, 9),
        ("d",): (5, 4),
    }
    for path, place in places.items():
        assert source.spots[path][:2] == place
    assert source.spots["d",].key_line == 5
    assert source.spots["b", 1, "c"].key_column == 6


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_lines_are_counted_alike_for_all_line_ends(ends: str) -> None:
    source = read(ends.join(["a: 1", "b: |", "  text", "c: 2", ""]))
    assert source.data == {"a": 1, "b": "text\n", "c": 2}
    assert source.spots["c",].line == 4


def test_columns_count_letters_not_bytes() -> None:
    source = read("ä: {größe: ß, x: *y}\n")
    assert [(each.code, each.column) for each in source.problems] == [("Y03", 18)]


def test_notes_are_left_alone() -> None:
    source = read("# all\na: text  # a note\nb: 'q' #!note\nc:\n  - x # note\n# end\n")
    assert source.data == {"a": "text", "b": "q", "c": ["x"]}
    assert not source.problems


def test_a_hash_inside_a_word_is_text() -> None:
    assert read("a: C#minor\n").data == {"a": "C#minor"}


def test_the_first_of_two_equal_keys_counts() -> None:
    source = read("a: {b: 1}\na: {b: 2}\nc: 3\n")
    assert source.data == {"a": {"b": 1}, "c": 3}
    assert source.spots["a", "b"].line == 1


def test_every_repeated_key_is_reported() -> None:
    assert codes(read("a: 1\na: 2\na: 3\nb: {x: 1, x: 2}\n")) == ["Y02", "Y02", "Y02"]


def test_nothing_is_expanded() -> None:
    source = read("a: &x [1]\nb: *x\nc: !!python/object:os.system {}\nd: <<\n")
    assert codes(source) == ["Y03", "Y03", "Y03"]
    assert source.data == {"a": [1], "b": None, "c": {}, "d": "<<"}
    assert source.spoiled == {("b",)}


def test_a_file_of_the_largest_size_is_read_and_a_larger_one_is_not() -> None:
    largest = b"a: 1\n#" + b"x" * (LARGEST_FILE - 6)
    assert read_yaml(largest, "a.yaml").data == {"a": 1}
    too_large = read_yaml(largest + b"x", "a.yaml")
    assert too_large.data is None
    assert codes(too_large) == ["Y08"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- "])
def test_deep_nesting_ends_early(opening: str) -> None:
    source = read(opening * 50_000)
    assert "Y09" in codes(source)
    assert source.data is None


def test_nesting_up_to_the_limit_is_read() -> None:
    levels = yaml_composer.DEEPEST - 1
    assert not read("a: " + "[" * levels + "]" * levels + "\n").problems


def test_a_flood_of_problems_is_cut() -> None:
    source = read("a: 1\n" * 1_000)
    assert len(source.problems) == 201
    assert source.problems[-1].code == "Y99"
    assert source.problems[-1].message == "799 more problems are not shown"


def test_the_digest_names_the_bytes() -> None:
    assert read("a: 1\n").digest == read("a: 1\n").digest
    assert read("a: 1\n").digest != read("a: 1 \n").digest
    assert len(read("").digest) == 16


def test_reading_can_end_after_the_keys_that_are_wanted() -> None:
    wanted = frozenset({"a", "b"})
    source = read_yaml(b"b: [1, 2]\na: x\nc: [not closed\n", "a.yaml", wanted)
    assert source.data == {"b": [1, 2], "a": "x"}
    assert not source.problems


def test_reading_goes_on_while_a_wanted_key_is_missing() -> None:
    assert codes(read_yaml(b"b: 1\nc: [not closed\n", "a.yaml", frozenset({"a", "b"}))) == ["Y01"]


FILES = (
    "a: 'x\n",
    "a: [1\nb: 2\n",
    "a: @x\n",
    'a: "\\q"\n',
    "a:\n\t- x\n",
    "a: b: c\n",
    "? [1]\n: 2\n",
    "a: 1\n  b: 2\n",
    "- a\nb: 1\n",
    "--- 1\n--- 2\n",
    '"\\U99999999": 1\n',
)


@pytest.mark.parametrize("text", FILES)
def test_the_slow_parser_reports_the_same_places(
    text: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    fast = read(text)
    monkeypatch.setattr(yaml_composer, "_LOADER", yaml.SafeLoader)
    slow = read(text)
    assert fast.data == slow.data is None
    assert [(each.code, each.line) for each in slow.problems] == [
        (each.code, each.line) for each in fast.problems
    ]
    assert fast.problems


@pytest.mark.parametrize("loader", [yaml_composer._LOADER, yaml.SafeLoader])  # noqa: SLF001
@pytest.mark.parametrize("text", ['"\\ud800": 1\n', 'a: "x\\udfffy"\n'])
def test_half_characters_are_refused(
    text: str, loader: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(yaml_composer, "_LOADER", loader)
    source = read(text)
    assert source.broken
    assert repr(source.data).encode()


def test_messages_stay_short_whatever_they_quote() -> None:
    source = read("x" * 900 + ": 1\n" + "x" * 900 + ": 2\n")
    assert codes(source) == ["Y02"]
    assert len(source.problems[0].message) < 100

"""The fitted values: kept and read without loss, identified, and in step with the code."""

import io
import math
import zipfile
from dataclasses import fields, replace
from importlib.resources import files
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as arrays_of

from deescalate import paths
from deescalate.analysis import fitted as module
from deescalate.analysis.course import Course, course_row
from deescalate.analysis.ear import Ear
from deescalate.analysis.encoder import DIMENSIONS, Encoder
from deescalate.analysis.evidence import Evidence
from deescalate.analysis.fitted import (
    FILE,
    LEVELS,
    OUTPUTS,
    Fitted,
    Floats,
    Kernel,
    Scale,
    as_kept,
    from_arrays,
    gaussian,
    load,
    to_arrays,
)
from deescalate.analysis.listening import calm_measures, judge, message_measures, with_anger
from deescalate.analysis.vectors import turn_vectors
from deescalate.content.transcripts import read_transcripts
from deescalate.model.analysis import Flag, Levels, ReplyContext, Speaker, Utterance
from deescalate.model.language import Language
from deescalate.model.moves import MOVE_KINDS
from deescalate.model.rated import RatedConversation
from tools.ear.__main__ import write

LARGEST = 2_000_000


def numbers(*shape: int) -> Floats:
    """Values that differ, none of them with a short binary form."""
    return np.sin(np.arange(1, math.prod(shape) + 1, dtype=np.float32)).reshape(shape)


def kernel(width: int, outputs: int) -> Kernel:
    return Kernel(
        numbers(5, width), numbers(5, outputs), numbers(width, outputs), numbers(outputs), 0.5
    )


@pytest.fixture(scope="module")
def small(fitted: Fitted) -> Fitted:
    """The shipped values with parts in a size that can be looked at."""
    return replace(
        fitted,
        head_moves=("apology", "threat"),
        head_weights=numbers(6, 2),
        head_bias=numbers(2),
        projection=numbers(6, 3),
        measure_names=("words", "questions"),
        measures=Scale(numbers(2), numbers(2)),
        heads=Scale(numbers(2), numbers(2)),
        reply=kernel(7, len(OUTPUTS)),
        exemplars=("en-harbour-01 3", "de-elbe-02 1"),
        anger=kernel(8, 1),
        overall_bias=-0.75,
    )


def same(first: Fitted, second: Fitted) -> bool:
    ours, theirs = to_arrays(first), to_arrays(second)
    return ours.keys() == theirs.keys() and all(
        np.array_equal(value, theirs[name]) for name, value in ours.items()
    )


def test_what_is_kept_comes_back(small: Fitted) -> None:
    back = from_arrays(to_arrays(small))
    rounded = {"head_weights", "projection", "sentence_levels"}
    for name, value in _parts(small).items():
        if name not in rounded and not name.endswith(".landmarks"):
            assert np.array_equal(_parts(back)[name], value), name


def _parts(fitted: Fitted) -> dict[str, Any]:
    """Every value by name, those inside of a part as "part.name"."""
    found: dict[str, Any] = {}
    for field in fields(fitted):
        value = getattr(fitted, field.name)
        if isinstance(value, Scale | Kernel):
            for one in fields(value):
                found[f"{field.name}.{one.name}"] = getattr(value, one.name)
        else:
            found[field.name] = value
    return found


def test_rounding_for_the_file_is_slight(small: Fitted) -> None:
    back = as_kept(small)
    for name in ("head_weights", "projection"):
        assert np.allclose(getattr(back, name), getattr(small, name), rtol=1e-3, atol=0)
    for one, other in ((back.reply, small.reply), (back.anger, small.anger)):
        half_a_step = np.abs(other.landmarks).max(axis=0) / 254
        assert (np.abs(one.landmarks - other.landmarks) <= half_a_step * 1.001).all()


def test_no_measures_and_no_exemplars_come_back_as_none(small: Fitted) -> None:
    bare = replace(small, measure_names=(), exemplars=())
    back = as_kept(bare)
    assert back.measure_names == back.exemplars == ()


def test_rounding_twice_is_rounding_once(small: Fitted, fitted: Fitted) -> None:
    for one in (small, fitted):
        once = as_kept(one)
        assert same(as_kept(once), once)
        assert as_kept(once).digest == once.digest


def test_a_file_written_is_read_the_same(small: Fitted, tmp_path: Path) -> None:
    write(small, tmp_path / "one.npz")
    write(small, tmp_path / "two.npz")
    content = (tmp_path / "one.npz").read_bytes()
    assert content == (tmp_path / "two.npz").read_bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
    with np.load(tmp_path / "one.npz", allow_pickle=False) as arrays:
        back = from_arrays({name: arrays[name] for name in arrays.files})
    assert same(back, as_kept(small))


def test_the_digest_is_stable(small: Fitted, fitted: Fitted) -> None:
    assert small.digest == replace(small).digest == as_kept(small).digest
    assert len(small.digest) == 16
    assert load().digest == fitted.digest != small.digest


@pytest.mark.parametrize("name", [field.name for field in fields(Fitted)])
def test_the_digest_tells_every_change(small: Fitted, name: str) -> None:
    value = getattr(small, name)
    digests = {replace(small, **{name: one}).digest for one in _changes(value)}
    assert digests
    assert len(digests) == len(_changes(value))
    assert small.digest not in digests


def _changes(value: Any) -> list[Any]:
    """The value with one number or name changed; of a part one copy for each of its arrays."""
    if isinstance(value, tuple):
        return [("other", *value[1:])]
    if isinstance(value, Scale | Kernel):
        return [_with(value, one.name, _moved(getattr(value, one.name))) for one in fields(value)]
    return [_moved(value)]


def _with(part: Any, name: str, value: object) -> Any:
    return replace(part, **{name: value})


def _moved(value: float | Floats) -> float | Floats:
    if isinstance(value, float):
        return value + 0.25
    changed = value.copy()
    changed.flat[-1] += np.float32(0.25)
    return changed


@pytest.mark.parametrize("name", [field.name for field in fields(Fitted)])
def test_a_file_without_one_of_its_arrays_is_refused(small: Fitted, name: str) -> None:
    arrays = to_arrays(small)
    belonging = [one for one in arrays if one == name or one.startswith(f"{name}.")]
    assert belonging
    for one in belonging:
        rest = {key: value for key, value in arrays.items() if key != one}
        with pytest.raises(KeyError, match=one):
            from_arrays(rest)


def test_a_missing_file_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FILE", "nowhere.npz")
    with pytest.raises(FileNotFoundError):
        load()


def test_a_scale_centres_and_cuts() -> None:
    scale = Scale(np.array([1, 10], np.float32), np.array([2, 0.5], np.float32))
    rows = np.array([[1, 10], [3, 9.5], [100, -100]], np.float32)
    assert scale(rows).tolist() == [[0, 0], [1, -1], [3, -3]]


def test_a_kernel_adds_its_line_and_its_likeness() -> None:
    """With gamma ln 2 the similarity is 1, 1/2, 1/4 at the squared distances 0, 1, 2."""
    model = Kernel(
        landmarks=np.array([[0, 0], [1, 0]], np.float32),
        coefficients=np.array([[2, 1], [4, 0]], np.float32),
        linear=np.array([[1, 0], [10, -1]], np.float32),
        intercept=np.array([0.5, 3], np.float32),
        gamma=math.log(2),
    )
    rows = np.array([[0, 0], [1, 0], [0, 1]], np.float32)
    assert model.similarity(rows) == pytest.approx(np.array([[1, 0.5], [0.5, 1], [0.5, 0.25]]))
    assert model(rows) == pytest.approx(np.array([[4.5, 4], [6.5, 3.5], [12.5, 2.5]]))


@given(
    rows=arrays_of.arrays(np.float32, (4, 3), elements=st.floats(-50, 50, width=32)),
    gamma=st.floats(0, 5),
)
def test_similarity_lies_between_nothing_and_the_same(rows: Floats, gamma: float) -> None:
    near = gaussian(rows, rows, gamma)
    assert near.shape == (4, 4)
    assert ((near >= 0) & (near <= 1)).all()
    assert near == pytest.approx(near.T, abs=0.05)


def test_the_nearer_the_more_alike() -> None:
    middle, rows = np.zeros((1, 2), np.float32), np.array([[0, 0], [1, 0], [2, 0]], np.float32)
    same_place, near, far = gaussian(middle, rows, 0.3)[0].tolist()
    assert same_place == 1
    assert 1 > near > far > 0


def test_the_shipped_file_is_small() -> None:
    assert len(files("deescalate.analysis").joinpath(FILE).read_bytes()) < LARGEST


@pytest.fixture(scope="module")
def heard() -> Evidence:
    """A reply, heard without a phrasebook."""
    ear = Ear(Language.EN, ())
    context = ReplyContext(Language.EN, (Utterance(Speaker.CUSTOMER, "Where is my parcel?"),))
    return ear.hear(*ear.read("It is on the van, I checked.", context)).evidence


def test_the_shipped_measures_are_those_of_the_code(
    fitted: Fitted, encoder: Encoder, heard: Evidence
) -> None:
    around = heard.situation
    vectors = turn_vectors(heard.reply, around, encoder)
    measures = with_anger(calm_measures(heard, vectors), vectors, np.zeros(1, np.float32))
    assert sorted(fitted.measure_names) == sorted(measures)
    told = message_measures(around.customer, around.reader)
    assert fitted.anger_measures.mean.shape == (told.shape[1],)


def test_the_shipped_parts_fit_together(fitted: Fitted, encoder: Encoder, heard: Evidence) -> None:
    assert set(fitted.head_moves) <= set(MOVE_KINDS)
    assert len(set(fitted.head_moves)) == len(fitted.head_moves)
    assert fitted.head_weights.shape == (DIMENSIONS, len(fitted.head_moves))
    kept = fitted.projection.shape[1]
    assert fitted.projection.shape == (DIMENSIONS, kept)
    _whole(fitted.reply, len(judge(heard, encoder, fitted).row), len(OUTPUTS))
    _whole(fitted.anger, 2 * kept + len(fitted.anger_measures.mean), 1)
    assert len(fitted.exemplars) == len(fitted.reply.landmarks)
    assert set(OUTPUTS[LEVELS:]) == {flag.value for flag in Flag}
    assert OUTPUTS[:LEVELS] == tuple(field.name for field in fields(Levels))
    course = course_row(Course((), (), (), (), (), "", agent_last=False))
    assert fitted.conversation.shape == fitted.stage.shape == course.shape
    for value in to_arrays(fitted).values():
        assert value.dtype.kind == "U" or np.isfinite(value).all()


def _whole(model: Kernel, width: int, outputs: int) -> None:
    count = len(model.landmarks)
    assert model.landmarks.shape == (count, width)
    assert model.coefficients.shape == (count, outputs)
    assert model.linear.shape == (width, outputs)
    assert model.intercept.shape == (outputs,)
    assert model.gamma > 0


def test_the_shipped_numbers_are_on_the_rubrics_scales(fitted: Fitted) -> None:
    assert ((fitted.level_centre > 0) & (fitted.level_centre < 3)).all()
    assert ((fitted.flag_threshold > 0) & (fitted.flag_threshold < 1)).all()
    assert (fitted.overall_weights > 0).all()
    best = 3 * float(fitted.overall_weights.sum()) + fitted.overall_bias
    assert fitted.overall_bias <= 0
    assert 7 < best < 11


def test_every_exemplar_is_a_rated_reply(fitted: Fitted) -> None:
    rated = {
        f"{entry.id} {number}"
        for file in sorted(paths.phrasebook_root().glob("*/rated/*.jsonl"))
        for entry in read_transcripts(file)
        if isinstance(entry, RatedConversation)
        for number, turn in enumerate(entry.turns)
        if turn.rating is not None
    }
    assert set(fitted.exemplars) <= rated


def test_a_head_scores_its_own_move_highest(fitted: Fitted, encoder: Encoder) -> None:
    apology, threat = (fitted.head_moves.index(move) for move in ("apology", "threat"))
    sorry = encoder.encode(["I am truly sorry about this.", "Es tut mir wirklich leid."])
    harsh = encoder.encode(["If you keep shouting, I'll hang up.", "Noch ein Wort, ich lege auf."])
    for scores in fitted.head_scores(sorry):
        assert scores[apology] > scores[threat]
    for scores in fitted.head_scores(harsh):
        assert scores[threat] > scores[apology]

"""Influences on the gauges: saturation, whole steps, ends of the scale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deescalate.customer.effects import FULL_HELP, MOST_HARM, MOST_HELP, Sizes
from deescalate.customer.gauges import Influence, saturate, settle
from deescalate.model.session import Gauge, Reason

influences = st.lists(
    st.builds(
        lambda helps, tension, connection: (Influence.helping if helps else Influence.harming)(
            Reason("x"), Sizes(tension, connection)
        ),
        st.booleans(),
        st.floats(0, 40),
        st.floats(0, 40),
    ),
    max_size=8,
)


def help_of(tension: float, connection: float = 0) -> Influence:
    return Influence.helping(Reason("good"), Sizes(tension, connection))


def harm_of(tension: float, connection: float = 0) -> Influence:
    return Influence.harming(Reason("bad"), Sizes(tension, connection))


def test_help_lowers_tension_and_raises_connection() -> None:
    """Harm does the reverse; each change carries its reason."""
    tension, connection, changes = settle([help_of(6, 4), harm_of(2, 1)], 50, 50)
    assert (tension, connection) == (46, 53)
    assert [(change.gauge, change.amount, change.reason.code) for change in changes] == [
        (Gauge.TENSION, -6, "good"),
        (Gauge.TENSION, 2, "bad"),
        (Gauge.CONNECTION, 4, "good"),
        (Gauge.CONNECTION, -1, "bad"),
    ]


@given(influences, st.integers(0, 100), st.integers(0, 100))
def test_changes_add_up_to_the_movement(
    given_influences: list[Influence], tension: int, connection: int
) -> None:
    """Whatever is rounded and cut off, the sum of the changes is what the gauge moved."""
    new_tension, new_connection, changes = settle(given_influences, tension, connection)
    for gauge, before, after in (
        (Gauge.TENSION, tension, new_tension),
        (Gauge.CONNECTION, connection, new_connection),
    ):
        amounts = [change.amount for change in changes if change.gauge is gauge]
        assert before + sum(amounts) == after
        assert 0 <= after <= 100


@given(influences, st.integers(0, 100), st.integers(0, 100))
def test_no_change_points_the_wrong_way(
    given_influences: list[Influence], tension: int, connection: int
) -> None:
    """A help never raises tension and a harm never lowers it, rounding included."""
    labelled = [
        Influence(
            Reason("helped" if item.helps else "harmed"), item.tension, item.connection, item.helps
        )
        for item in given_influences
    ]
    _tension, _connection, changes = settle(labelled, tension, connection)
    for change in changes:
        better = change.amount < 0 if change.gauge is Gauge.TENSION else change.amount > 0
        assert better is (change.reason.code == "helped")


@pytest.mark.parametrize(
    ("points", "least", "most"), [(0, 0, 0), (10, 10, 10), (15, 15, 15), (30, 20, 24)]
)
def test_help_saturates(points: float, least: float, most: float) -> None:
    """The first points count in full, then less and less."""
    assert least <= saturate(points, FULL_HELP, MOST_HELP) <= most


@given(st.floats(0, 500), st.floats(0, 500))
def test_more_help_never_counts_less(one: float, other: float) -> None:
    """Saturation is monotone and bounded."""
    low, high = sorted((one, other))
    small, large = (saturate(points, FULL_HELP, MOST_HELP) for points in (low, high))
    assert small <= large <= MOST_HELP


def test_ends_of_the_scale_shorten_the_last_changes() -> None:
    """A gauge at its end shows only what it could take."""
    tension, _connection, changes = settle([help_of(6), help_of(6)], 8, 50)
    assert tension == 0
    assert [change.amount for change in changes] == [-6, -2]
    tension, _connection, changes = settle([harm_of(9), help_of(2)], 95, 50)
    assert tension == 100
    assert [change.amount for change in changes] == [7, -2]


def test_harm_in_one_reply_saturates_too() -> None:
    """Three faults at once do not throw a tense customer out of the door."""
    tension, _connection, _changes = settle([harm_of(20), harm_of(20), harm_of(20)], 60, 50)
    assert 60 + 20 < tension <= 60 + MOST_HARM

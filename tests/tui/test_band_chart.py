"""What a chart of means and bands looks like, and its scale."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult

from deescalate.history.development import Block
from deescalate.history.estimates import Estimate
from deescalate.tui.themes import build_theme, theme_for
from deescalate.tui.widgets.band_chart import LEAST_RANGE, STEP, BandChart, scale_of
from tests.tui.screen_text import screen_text

ESTIMATES = st.lists(
    st.tuples(st.floats(0, 100), st.floats(0, 60)).map(
        lambda pair: Estimate(3, pair[0], pair[0] - pair[1], pair[0] + pair[1])
    ),
    min_size=1,
    max_size=12,
)


class ChartApp(App[None]):
    """Nothing but a chart."""

    CSS = "BandChart { height: 8; width: 1fr; }"

    def __init__(self, *values: Estimate) -> None:
        super().__init__()
        self._values = values

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return build_theme(theme_for("auto")).variables

    def compose(self) -> ComposeResult:
        chart = BandChart()
        chart.blocks = tuple(Block("2026-01-01", "2026-01-02", value) for value in self._values)
        chart.days = ("first", "last")
        yield chart


async def drawn(*values: Estimate) -> str:
    app = ChartApp(*values)
    async with app.run_test(size=(29, 8)) as pilot:
        await pilot.pause()
        return screen_text(app)


async def test_a_band_stands_around_the_line() -> None:
    assert await drawn(Estimate(3, 50, 40, 60), Estimate(3, 70, 60, 80)) == (
        " 80 ┤            ░░░░░░░░░░░░\n"
        "    │            ┏━━━━━━━━━━━\n"
        " 60 ┤░░░░░░░░░░░░┃░░░░░░░░░░░\n"
        "    │░░░░░░░░░░░░┃\n"
        "    │━━━━━━━━━━━━┛\n"
        " 40 ┤░░░░░░░░░░░░\n"
        "    └┴───────────┴───────────\n"
        "     first               last\n"
    )


async def test_single_results_are_a_line_without_a_band() -> None:
    text = await drawn(Estimate(1, 50), Estimate(1, 60))
    assert "░" not in text
    assert "━" in text


async def test_one_result_is_a_point() -> None:
    assert "●" in await drawn(Estimate(1, 50))


async def test_nothing_draws_nothing() -> None:
    assert (await drawn()).strip() == ""


@given(ESTIMATES, st.integers(2, 40))
def test_the_scale_holds_every_mean_and_the_band_its_mean(
    values: list[Estimate], height: int
) -> None:
    scale = scale_of(values)
    assert scale.low % STEP == scale.high % STEP == 0
    assert 0 <= scale.low < scale.high <= 100
    assert scale.high - scale.low >= LEAST_RANGE
    for value in values:
        assert scale.low <= value.mean <= scale.high
        assert scale.within(value, scale.row(value.mean, height), height)
    assert [scale.row(mark, height) for mark in (scale.high, scale.low)] == [0, height - 1]

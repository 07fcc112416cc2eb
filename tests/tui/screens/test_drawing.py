"""Curves, score lines, trends, marked words: values in, text out."""

import pytest
from textual.content import Content

from deescalate.interface.catalogue import Translator, translator
from deescalate.model.moves import Technique
from deescalate.tui.widgets.hanging import Hanging, bullets
from deescalate.tui.widgets.highlighted_reply import (
    MOST_LETTERS,
    explained,
    highlighted,
    legend,
    technique_letters,
)
from deescalate.tui.widgets.plot import Curve, column_owner, plot
from deescalate.tui.widgets.prose import MOST_LETTERS as MOST_PROSE
from deescalate.tui.widgets.prose import reflowed, shown
from deescalate.tui.widgets.score_bars import band_words
from deescalate.tui.widgets.trends import change_words, sparkline
from tests.tui.screens.visiting import KIND, RUDE, marked

ENGLISH = translator("en")
GERMAN = translator("de")


def drawn(heavy: list[int], light: list[int], width: int, height: int) -> list[str]:
    return ["".join(cell.text for cell in row) for row in plot(heavy, light, width, height)]


def test_the_heavy_curve_falls_while_the_light_one_rises() -> None:
    assert drawn([100, 0], [0, 100], 8, 5) == [
        "━━━━┱───",
        "    ┃   ",
        "    ┃   ",
        "    ┃   ",
        "────┺━━━",
    ]


def test_curves_on_one_line_are_drawn_double() -> None:
    assert drawn([50, 50], [50, 50], 4, 3)[1] == "════"


def test_each_cell_knows_which_curves_pass() -> None:
    rows = plot([100], [0], 2, 3)
    assert [cell.curves for cell in rows[0]] == [Curve.HEAVY, Curve.HEAVY]
    assert [cell.curves for cell in rows[2]] == [Curve.LIGHT, Curve.LIGHT]
    assert rows[1][0].curves is Curve.NONE


@pytest.mark.parametrize("count", [1, 2, 7, 60, 500])
def test_every_column_has_an_owner_and_owners_only_grow(count: int) -> None:
    owners = [column_owner(column, 60, count) for column in range(60)]
    assert owners == sorted(owners)
    assert owners[0] == 0
    assert owners[-1] == count - 1 or count > 60
    assert all(0 <= owner < count for owner in owners)


def test_no_values_draw_nothing_and_odd_values_stay_inside() -> None:
    assert drawn([], [], 5, 2) == ["     ", "     "]
    assert drawn([900, -5], [-3, 200], 4, 3)[0].startswith("━━")


def test_sparkline_and_change_in_words() -> None:
    assert sparkline([0, 50, 100, 300, -4]) == "▁▅██▁"
    assert change_words(ENGLISH, None) == ""
    assert change_words(ENGLISH, 2.0) == "steady"
    assert change_words(ENGLISH, 11.6) == "▲ 12 better"
    assert change_words(ENGLISH, -7.0) == "▼ 7 lower"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (49, "○○○ below bronze"),
        (50, "●○○ bronze"),
        (74, "●○○ bronze"),
        (75, "●●○ silver"),
        (89, "●●○ silver"),
        (90, "●●● gold"),
    ],
)
def test_bands_begin_at_50_75_and_90(value: int, words: str) -> None:
    assert band_words(ENGLISH, value) == words


@pytest.mark.parametrize("t", [ENGLISH, GERMAN], ids=["en", "de"])
def test_every_technique_has_its_own_letter(t: Translator) -> None:
    letters = technique_letters(t)
    assert set(letters) == set(Technique)
    assert len(set(letters.values())) == len(Technique)


LETTERS = technique_letters(ENGLISH)


def test_marks_stand_behind_the_words_they_mean() -> None:
    findings = marked(RUDE, ("calm-down", "Calm down"), ("policy-shield", "our policy"))
    assert highlighted(RUDE, findings, LETTERS).plain == ("Calm down‹C−›. That is our policy‹C−›.")


def test_a_finding_about_the_whole_reply_marks_no_words() -> None:
    findings = marked(KIND, ("too-early", ""))
    assert highlighted(KIND, findings, LETTERS).plain == KIND
    assert explained(ENGLISH, findings, LETTERS).plain.startswith("S− Solution too early")


def test_a_move_is_explained_once_and_named_afterwards() -> None:
    told: set[str] = set()
    findings = marked(RUDE, ("calm-down", "Calm down"))
    assert "Why calm-down matters." in explained(ENGLISH, findings, LETTERS, told).plain
    assert explained(ENGLISH, findings, LETTERS, told).plain == "C− Told to calm down"


def test_three_helping_moves_are_explained_and_all_that_harmed() -> None:
    helping = ("apology", "validates", "reassures", "names-feeling", "thanks")
    harming = ("calm-down", "threat", "insult", "sarcasm")
    findings = marked(RUDE, *((move, "Calm") for move in (*helping, *harming)))
    text = explained(ENGLISH, findings, LETTERS).plain
    assert text.count("Why ") == 3 + len(harming)
    assert text.splitlines()[-1] == "· E+ Feeling named, E+ Thanked"


def test_overlapping_marks_of_one_kind_are_one_and_blanks_are_not_marked() -> None:
    text = "I am sorry, truly sorry."
    findings = marked(text, ("apology", "I am sorry, "), ("validates", "sorry, truly sorry."))
    assert highlighted(text, findings, LETTERS).plain == "I am sorry, truly sorry‹E+›."


def test_marks_that_end_together_share_their_brackets() -> None:
    text = "Please wait, Ms Keller"
    findings = marked(text, ("personal", "Ms Keller"), ("vague-promise", "wait, Ms Keller"))
    assert highlighted(text, findings, LETTERS).plain.count("›") == 1


def test_spans_outside_the_text_are_harmless() -> None:
    (finding,) = marked("a long enough text", ("apology", "enough"))
    assert highlighted("a", [finding], LETTERS).plain == "a"
    assert highlighted("", [finding], LETTERS).plain == ""


def test_a_hundred_thousand_letters_are_cut_and_marked_up_to_there() -> None:
    text = "sorry " * 20_000
    content = highlighted(text, marked(text, ("apology", "sorry")), LETTERS)
    assert content.plain.startswith("sorry‹E+› sorry")
    assert content.plain.endswith("…")
    assert len(content.plain) < MOST_LETTERS + 20


def test_control_characters_do_not_move_the_marks() -> None:
    text = "a\x1b[31mb sorry\x07"
    assert highlighted(text, marked(text, ("apology", "sorry")), LETTERS).plain == (
        "a␛[31mb sorry‹E+›␇"
    )


def test_the_legend_names_all_letters_and_signs() -> None:
    assert legend(ENGLISH, LETTERS).plain == (
        "L Listening   E Empathy   C Calm tone   S Solution   \n"
        "+ helped   − harmed   marks stand behind their words"
    )


def test_wrapped_lines_stay_clear_of_the_sign() -> None:
    visual = bullets(["one two three", "four"], "+")
    assert visual.laid_out(9).plain == "+ one two\n  three\n+ four"


def test_signs_form_a_column() -> None:
    visual = Hanging([(Content("E+ "), Content("a")), (Content("S−, E+ "), Content("b"))])
    assert visual.laid_out(20).plain == "E+     a\nS−, E+ b"


def test_an_authors_line_breaks_give_way_but_paragraphs_and_lists_stay() -> None:
    assert reflowed("one\ntwo\n\nthree\n- a\n- b\n") == "one two\n\nthree\n- a\n- b"


def test_shown_text_is_harmless_and_short_enough() -> None:
    assert shown(" a\x1bb\n", one_line=True) == "a␛b"
    assert shown("x" * 100_000) == "x" * MOST_PROSE + "…"

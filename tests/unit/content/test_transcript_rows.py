"""One conversation as a JSON object."""

from typing import Any

import pytest

from deescalate.content.transcript_rows import conversation_of, language_of, speaker_of
from deescalate.model.analysis import Flag, Speaker
from deescalate.model.language import Language
from deescalate.model.rated import RatedConversation, RatedTurn, Rating

LEVELS = {"listening": 1, "empathy": 0, "tone": 2, "solution": 3, "overall": 6}


def agent(**more: Any) -> dict[str, Any]:
    return {"turns": [{"speaker": "agent", "text": "x", **more}]}


def customer(**more: Any) -> dict[str, Any]:
    return {"turns": [{"speaker": "customer", "text": "x", **more}]}


def rating_of(row: dict[str, Any]) -> Rating | None:
    return conversation_of(row, "name").turns[0].rating


def anger_of(row: dict[str, Any]) -> float | None:
    return conversation_of(row, "name").turns[0].anger


def test_turns_are_all_it_needs() -> None:
    row = {"turns": [{"speaker": "customer", "text": "a\ud800"}, {"speaker": "agent", "text": ""}]}
    assert conversation_of(row, "line-7") == RatedConversation(
        "line-7",
        None,
        (RatedTurn(Speaker.CUSTOMER, "a\ud800"), RatedTurn(Speaker.AGENT, "")),
    )
    assert conversation_of({"turns": []}, "empty").turns == ()


def test_numbers_and_texts_are_ids_and_nothing_else_is() -> None:
    assert conversation_of({"turns": [], "id": 12}, "name").id == "12"
    assert conversation_of({"turns": [], "id": "a b"}, "name").id == "a b"
    for nothing in (None, ""):
        assert conversation_of({"turns": [], "id": nothing}, "name").id == "name"
    with pytest.raises(TypeError, match="id"):
        conversation_of({"turns": [], "id": ["x"]}, "name")


def test_channel_and_kind_are_kept() -> None:
    found = conversation_of({"turns": [], "channel": "chat", "kind": "mundane"}, "name")
    assert (found.channel, found.kind) == ("chat", "mundane")
    assert conversation_of({"turns": [], "channel": None}, "name").channel == ""


def test_passes_become_means_and_shares() -> None:
    passes = [
        {**LEVELS, "flags": ["template", "template", "sarcastic"]},
        {**LEVELS, "listening": 2, "overall": 7, "flags": ["template"]},
        {**LEVELS, "flags": []},
        LEVELS,
    ]
    assert rating_of(agent(passes=passes)) == Rating(
        1.25, 0, 2, 3, 6.25, ((Flag.SARCASTIC, 0.25), (Flag.TEMPLATE, 0.5))
    )


def test_ratings_are_taken_as_they_are() -> None:
    ratings = {**LEVELS, "tone": 1.5, "flags": ["defensive"]}
    assert rating_of(agent(ratings=ratings)) == Rating(1, 0, 1.5, 3, 6, ((Flag.DEFENSIVE, 1.0),))
    assert rating_of(agent(ratings={}, passes=[])) is None
    assert rating_of(agent(anger=3)) is None


def test_anger_stands_in_passes_in_ratings_or_beside_the_text() -> None:
    assert anger_of(customer(passes=[{"anger": 1}, {"anger": 2}])) == 1.5
    assert anger_of(customer(ratings={"anger": 3})) == 3
    assert anger_of(customer(anger=0)) == 0
    assert anger_of(customer()) is None
    assert anger_of(customer(passes=[{"anger": None}, {"anger": 2}, {}])) == 2


def test_only_customers_are_angry() -> None:
    row = {"turns": [{"speaker": "system", "text": "x", "passes": [{"anger": 1}]}]}
    assert anger_of(row) is None


@pytest.mark.parametrize(
    "row",
    [
        {"passes": [{"overall": 40, "final_stage": 1}, {"overall": 61, "final_stage": 2}]},
        {"ratings": {"overall": 50.5, "final_stage": 1.5}},
        {"overall": 50.5, "final_stage": 1.5},
    ],
)
def test_the_conversation_has_numbers_of_its_own(row: dict[str, Any]) -> None:
    found = conversation_of({"turns": [], **row}, "name")
    assert (found.overall, found.final_stage) == (50.5, 1.5)
    assert found.passes == len(row.get("passes", [None]))


def test_what_raters_left_out_is_missing_and_no_mistake() -> None:
    found = conversation_of({"turns": [], "passes": [{"overall": 10}, {}]}, "name")
    assert (found.overall, found.final_stage, found.passes) == (10, None, 2)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (None, "not an object"),
        ([], "not an object"),
        ({}, '"turns" is not a list'),
        ({"turns": {"speaker": "agent"}}, '"turns" is not a list'),
        ({"turns": ["x"]}, "a turn is not an object"),
        ({"turns": [{"text": "x"}]}, 'a turn has no "speaker"'),
        ({"turns": [{"speaker": "agent"}]}, 'a turn has no "text"'),
        ({"turns": [{"speaker": "agent", "text": 5}]}, '"text" is not a text'),
        ({"turns": [{"speaker": "nobody", "text": "x"}]}, "the speaker 'nobody' is unknown"),
        ({"turns": [{"speaker": ["agent"], "text": "x"}]}, "that is no text is unknown"),
        ({"turns": [], "lang": "fr"}, "the language 'fr' is unknown, en and de are known"),
        ({"turns": [], "lang": ["en"]}, "is unknown"),
        ({"turns": [], "passes": 2}, '"passes" is not a list'),
        ({"turns": [], "passes": [3]}, "a rating is not an object"),
        ({"turns": [], "ratings": 3}, "a rating is not an object"),
        ({"turns": [], "overall": "50"}, '"overall" is not a number'),
        ({"turns": [], "overall": 101}, '"overall" does not lie in 0..100'),
        ({"turns": [], "overall": float("nan")}, '"overall" does not lie in 0..100'),
        ({"turns": [], "overall": 10**400}, '"overall" does not lie in 0..100'),
        ({"turns": [], "final_stage": 0}, '"final_stage" does not lie in 1..3'),
        (customer(anger=True), '"anger" is not a number'),
        (customer(anger=5), '"anger" does not lie in 0..4'),
        (agent(passes=[{"listening": 1}]), 'a rating has no "empathy"'),
        (agent(ratings={**LEVELS, "tone": 4}), '"tone" does not lie in 0..3'),
        (agent(ratings={**LEVELS, "overall": 10.5}), '"overall" does not lie in 0..10'),
        (agent(ratings={**LEVELS, "flags": "template"}), '"flags" is not a list'),
        (agent(ratings={**LEVELS, "flags": ["loud"]}), "the flag 'loud' is unknown"),
        (agent(ratings={**LEVELS, "flags": [{}]}), "the flag that is no text is unknown"),
    ],
)
def test_mistakes_are_named(row: Any, said: str) -> None:
    with pytest.raises((TypeError, ValueError)) as caught:
        conversation_of(row, "name")
    assert said in str(caught.value)


def test_speakers_and_languages_are_known_in_any_case() -> None:
    assert speaker_of(" KUNDIN ") is Speaker.CUSTOMER
    assert speaker_of("Mitarbeiterin") is Speaker.AGENT
    assert [language_of(code) for code in ("DE", "de_AT", " en-GB ", "", "  ", None)] == [
        Language.DE, Language.DE, Language.EN, None, None, None,
    ]  # fmt: skip

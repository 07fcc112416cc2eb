"""Every value that readers see has a label."""

from enum import Enum

import pytest

from deescalate.interface.catalogue import translator
from deescalate.interface.labels import LABELS, label
from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.model.session import Ending


@pytest.mark.parametrize("kind", LABELS)
def test_every_value_of_a_type_has_a_label_of_its_own(kind: type[Enum]) -> None:
    assert set(LABELS[kind]) == set(kind)
    assert len(set(LABELS[kind].values())) == len(kind)


def test_equal_words_of_different_types_do_not_mix() -> None:
    t = translator("en")
    assert label(t, Technique.SOLUTION) == "Solution"
    assert label(t, Stage.SOLUTION) == "Solving together"


def test_labels_are_german_in_german() -> None:
    assert label(translator("de"), Ending.CUSTOMER_LEFT) == "Der Kunde hat abgebrochen"

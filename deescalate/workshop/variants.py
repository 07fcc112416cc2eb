"""What the customer could have said instead of a line."""

from deescalate.model.scenario import Scenario
from deescalate.workshop.coverage import Kind, Part, parts_of


def variants_of(scenario: Scenario, text: str) -> tuple[Part, ...]:
    """The lines that stand in one list with ``text``, itself among them, in the file's order.

    None at all if the scenario does not hold it: then it is one of the house lines that every
    customer has, or a question put into them.
    """
    lines = [part for part in parts_of(scenario) if part.kind is Kind.LINE]
    said = next((part for part in lines if part.name == text), None)
    if said is None:
        return ()
    if not isinstance(said.path[-1], int):
        return (said,)
    return tuple(part for part in lines if part.path[:-1] == said.path[:-1])

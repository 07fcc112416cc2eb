"""The briefing: who the customer is, what the agent may do, and how to practise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Label, Select

from deescalate.interface.catalogue import N_
from deescalate.interface.labels import label
from deescalate.interface.safe import visible
from deescalate.model.analysis import Formality
from deescalate.model.scenario import Level
from deescalate.model.session import Mode
from deescalate.tui.navigation import GoBack, ShellScreen, StartPractice
from deescalate.tui.pace_words import pace_choices
from deescalate.tui.scenario_words import scenario_line
from deescalate.tui.widgets.hanging import bullets
from deescalate.tui.widgets.prose import Page, Prose, Title, reflowed, shown
from deescalate.tui.words import span_text, written_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult
    from textual.widget import Widget

    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import EscalationPath, Scenario, Solution
    from deescalate.tui.services import Shell


class BriefingScreen(ShellScreen):
    """Before a conversation. A content warning comes first, with a way back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("s", "start", N_("Start"), id="briefing.start"),
        Binding("enter", "go_on", N_("Go on"), id="briefing.go-on"),
        Binding("up", "scroll('up')", N_("Scroll up"), id="briefing.up", show=False),
        Binding("down", "scroll('down')", N_("Scroll down"), id="briefing.down", show=False),
    ]
    HELP: ClassVar[str] = N_("Read who the customer is and what you may do, then start.")
    AUTO_FOCUS: ClassVar[str | None] = None
    DEFAULT_CSS: ClassVar[str] = """
    BriefingScreen {
        #warning { height: 1fr; padding: 1 2; }
        #warning Title { color: $customer; }
        #warning Prose { margin-top: 1; }
        #warning Horizontal { height: auto; margin-top: 1; }
        #warning Button { margin-right: 2; }
        #briefing { height: 1fr; }
        #text { height: 1fr; padding: 0 1 0 2; }
        #text .kind { color: $quiet; }
        #kind { margin-top: 1; }
        #text .name { color: $foreground; }
        #columns { height: auto; layout: vertical; }
        #columns > Vertical { height: auto; width: 1fr; }
        &.-wide #columns > #who { padding-right: 4; }
        &.-wide #columns { layout: horizontal; }
        #begin { height: auto; padding: 0 2; background: $surface; border-top: solid $panel; }
        #begin Label { padding-right: 1; color: $quiet; }
        #begin Select { width: 22; margin-right: 2; }
        #begin #mode { width: 14; }
        &.-narrow #begin Label { display: none; }
    }
    """

    def __init__(self, shell: Shell, scenario: Scenario) -> None:
        super().__init__(shell)
        self._scenario = scenario
        self._warned = not scenario.warning.strip()

    def heading(self) -> str:
        """The scenario's title."""
        return self._scenario.title

    def heading_aside(self) -> str:
        """What it is."""
        return self.t("Briefing")

    def body(self) -> ComposeResult:
        """The warning, and behind it the briefing."""
        if not self._warned:
            yield self._warning()
        with Vertical(id="briefing") as briefing:
            briefing.display = self._warned
            with Page(id="text"):
                yield from self._text()
            with Horizontal(id="begin"):
                yield from self._begin()

    def on_mount(self) -> None:
        """Be ready to start, or to decide about the warning."""
        self._focus_first()

    def language_changed(self) -> None:
        """All words anew."""
        self.call_later(self._in_new_language)

    async def _in_new_language(self) -> None:
        await self.recompose()
        self._focus_first()

    def _focus_first(self) -> None:
        self.query_one("#start" if self._warned else "#accept").focus()

    def _warning(self) -> Widget:
        t = self.t
        return Vertical(
            Title(t("Before you read on")),
            Prose(reflowed(self._scenario.warning)),
            Prose(t("You can pause or leave the conversation at any time.")),
            Horizontal(
                Button(t("I am ready"), id="accept", variant="primary", compact=True),
                Button(t("Choose another"), id="decline", compact=True),
            ),
            id="warning",
        )

    def _text(self) -> Iterator[Widget]:
        scenario, t = self._scenario, self.t
        yield Prose(scenario_line(t, scenario), id="kind", classes="kind")
        yield Horizontal(
            Vertical(*self._who(), id="who"),
            Vertical(*self._may(), id="may"),
            id="columns",
        )
        yield Prose(" ")

    def _who(self) -> Iterator[Widget]:
        scenario, t = self._scenario, self.t
        yield Title(shown(scenario.persona.name, one_line=True), classes="name")
        yield Prose(reflowed(scenario.persona.about))
        yield Prose(self._address(), classes="kind")
        yield Title(t("Where you are"))
        yield Prose(reflowed(scenario.brief))
        yield Title(t("Your goal"))
        yield Prose(reflowed(scenario.goal))

    def _address(self) -> str:
        persona, t = self._scenario.persona, self.t
        name = shown(persona.address_as, one_line=True)
        match persona.formality:
            case Formality.SIE:
                return t("You say {name}, and Sie.", name=name)
            case Formality.DU:
                return t("You say {name}, and du.", name=name)
            case _:
                return t("You say {name}.", name=name)

    def _may(self) -> Iterator[Widget]:
        scenario, t = self._scenario, self.t
        policy = scenario.policy
        offers = [offer_line(scenario.solution(name)) for name in policy.may_offer]
        if policy.goodwill_limit is not None:
            limit = visible(str(policy.goodwill_limit), one_line=True)
            offers.append(t("As a gesture up to {limit}", limit=limit))
        if offers:
            yield Title(t("What you may offer"))
            yield Prose(bullets(offers, "+", "$help"))
        if policy.never:
            yield Title(t("What nobody may promise"))
            never = (shown(promise, one_line=True) for promise in policy.never)
            yield Prose(bullets(never, "−", "$harm"))
        helpers = list(helper_lines(t, scenario))
        if helpers:
            yield Title(t("Who can help you"))
            yield Prose(bullets(helpers))
        sla = scenario.sla
        yield Title(t("What customers were promised"))
        times = (
            t("First answer within {time}", time=span_text(t, sla.first_reply)),
            t("Every further answer within {time}", time=span_text(t, sla.next_reply)),
            t("Solved within {time}", time=span_text(t, sla.resolve)),
        )
        yield Prose(bullets(times))

    def _begin(self) -> Iterator[Widget]:
        t, shell = self.t, self.shell
        modes = [(label(t, mode), mode) for mode in Mode]
        yield Label(t("Mode"))
        yield _select("mode", modes, shell.mode)
        yield Label(t("Pace"))
        yield _select("pace", pace_choices(t, shell.pace), shell.pace)
        yield Button(t("Start"), id="start", variant="primary", compact=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Nothing starts before the warning was accepted."""
        if action == "start":
            return self._warned
        return not self._warned if action == "go_on" else True

    @on(Button.Pressed, "#accept")
    def action_go_on(self) -> None:
        """The warning was read: show the briefing."""
        self._warned = True
        self.query_one("#warning").display = False
        self.query_one("#briefing").display = True
        self.query_one("#start").focus()
        self.refresh_bindings()

    @on(Button.Pressed, "#decline")
    def _decline(self) -> None:
        self.post_message(GoBack())

    @on(Button.Pressed, "#start")
    def action_start(self) -> None:
        """Begin the conversation as it was chosen."""
        mode, pace = self._chosen("mode"), self._chosen("pace")
        self.post_message(StartPractice(self._scenario, mode=Mode(mode), pace=float(pace)))

    def _chosen(self, key: str) -> Any:
        return self.query_one(f"#{key}", Select).value

    def action_scroll(self, direction: str) -> None:
        """Scroll the text while a button has the focus."""
        page = self.query_one("#text", Page)
        if direction == "up":
            page.scroll_up()
        else:
            page.scroll_down()


def _select(key: str, options: list[tuple[str, Any]], value: object) -> Select[Any]:
    return Select(options, value=value, allow_blank=False, id=key, compact=True)


def offer_line(solution: Solution) -> str:
    """A solution with what it costs."""
    title = shown(solution.title, one_line=True)
    cost = "" if solution.costs is None else visible(str(solution.costs), one_line=True)
    return f"{title} ({cost})" if cost and cost not in title else title


def helper_lines(t: Translator, scenario: Scenario) -> Iterator[str]:
    """Whom the agent can ask or hand over to."""
    escalation = scenario.escalation
    if escalation.consult is not None:
        name = shown(escalation.consult.colleague, one_line=True)
        yield t("{name}: ask, the customer stays with you", name=name)
    for level in Level:
        path = escalation.path(level)
        if path is not None:
            yield _path_line(t, path)


def _path_line(t: Translator, path: EscalationPath) -> str:
    name = shown(path.to, one_line=True)
    line = (
        t("{name}: hand over to people who know more", name=name)
        if path.level is Level.FUNCTIONAL
        else t("{name}: hand over to people who may decide more", name=name)
    )
    time = written_span(t, path.responds_within)
    return t("{line}; answers within {time}", line=line, time=time) if time else line

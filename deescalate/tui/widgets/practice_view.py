"""The practice screen's face: chat, moods, clock and coaching, laid out for every size."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from deescalate.interface.catalogue import N_
from deescalate.model.analysis import Speaker
from deescalate.model.scenario import Channel
from deescalate.tui.case_page import offers
from deescalate.tui.coaching import short_coaching, shortest_coaching
from deescalate.tui.widgets.coach import Coach
from deescalate.tui.widgets.facts_heard import FactsHeard
from deescalate.tui.widgets.gauges import GaugePanel, GaugeStrip, readings
from deescalate.tui.widgets.reply_box import ReplyBox
from deescalate.tui.widgets.sla_clock import SlaClock, reply_clock
from deescalate.tui.widgets.stage_tracker import StageTracker, stage_line
from deescalate.tui.widgets.transcript import Transcript

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.visual import Visual

    from deescalate.interface.catalogue import Translator
    from deescalate.model.scenario import Scenario
    from deescalate.model.session import Turn
    from deescalate.tui.conversation import Conversation

TYPING = {
    Channel.PHONE: N_("{name} is speaking …"),
    Channel.LIVE_CHAT: N_("{name} is typing …"),
    Channel.EMAIL: N_("{name} is writing …"),
    Channel.SOCIAL: N_("{name} is typing …"),
    Channel.PORTAL: N_("{name} is writing …"),
}


@dataclass(frozen=True, slots=True)
class Names:
    """What the speakers are called in the chat."""

    customer: str
    colleague: str
    agent: str
    system: str

    def of(self, speaker: Speaker) -> str:
        """The name of one speaker."""
        return {
            Speaker.CUSTOMER: self.customer,
            Speaker.COLLEAGUE: self.colleague,
            Speaker.AGENT: self.agent,
            Speaker.SYSTEM: self.system,
        }[speaker]


class StatusRow(Widget, can_focus=False):
    """Stage at the left, clock at the right, for screens without a sidebar."""

    def __init__(self) -> None:
        super().__init__()
        self._left = Content("")
        self._right = Content("")

    def show(self, left: Content, right: Content) -> None:
        """Show these from now on."""
        if not (left.is_same(self._left) and right.is_same(self._right)):
            self._left, self._right = left, right
            self.refresh()

    def render(self) -> Content:
        """Both ends, apart."""
        width = self.content_size.width
        gap = max(width - self._left.cell_length - self._right.cell_length, 1)
        return Content.assemble(self._left, " " * gap, self._right)


class PracticeView(Widget):
    """Shows what it is told; keys and session are the screen's business.

    Its layout stands in ``screens/practice.tcss``, because it depends on the screen's size.
    """

    def __init__(self, t: Translator, scenario: Scenario, *, guided: bool) -> None:
        super().__init__(classes="" if guided else "-exam")
        self._t = t
        self._scenario = scenario
        self._guided = guided
        consult = scenario.escalation.consult
        self.names = Names(
            customer=scenario.persona.name,
            colleague=consult.colleague if consult else t("Colleague"),
            agent=t("You"),
            system=t("Notice"),
        )
        self.transcript = Transcript()
        self.box = ReplyBox(placeholder=t("Your reply"))
        self._whisper = Static(classes="whisper")
        self._row = StatusRow()
        self._strip = GaugeStrip(t)
        self._gauges = GaugePanel(t)
        self._stages = StageTracker(t)
        self._clock = SlaClock()
        self._facts = FactsHeard(t)
        self._coach = Coach()
        self._offers = Static(offers(t, scenario))
        self._whispered = ""
        self._aside: Content | None = None

    def compose(self) -> ComposeResult:
        """The talk, and the sidebar that only large screens show."""
        t = self._t
        with Vertical(classes="talk"):
            with Vertical(classes="strip"):
                yield self._strip
                yield self._row
            yield self.transcript
            yield self._whisper
            yield self._coach
            yield self.box
        with VerticalScroll(classes="side", can_focus=False):
            yield Static(t("Stage"), classes="title")
            yield self._stages
            yield Static(t("Mood"), classes="title")
            yield self._gauges
            yield Static(t("Clock"), classes="title")
            yield self._clock
            yield Static(t("Facts heard"), classes="title")
            yield self._facts
            yield Static(t("You may offer"), classes="title")
            yield self._offers

    def say(self, speaker: Speaker, text: str, at: float, to: str = "") -> None:
        """Add a message to the chat; ``to`` names whom it goes to, if not the customer."""
        name = self.names.of(speaker)
        self.transcript.add(speaker, f"{name} → {to}" if to else name, text, at)

    def show_state(self, talk: Conversation) -> None:
        """Show stage, gauges and facts as they are now."""
        turn = talk.last_turn
        shown = readings(self._t, talk.state, self._scenario.emotion.calm_below, turn)
        self._gauges.show(shown)
        self._strip.show(shown)
        self._stages.show(self._scenario, talk.state, helps=self._guided)
        self.show_facts(talk)
        self.show_time(talk)

    def show_facts(self, talk: Conversation) -> None:
        """Show the facts heard by now."""
        used = talk.state.facts_used if self._guided else ()
        self._facts.show(talk.facts_heard(), used)

    def show_time(self, talk: Conversation) -> None:
        """Show the clock."""
        self._clock.show(self._t, talk)
        clock = reply_clock(self._t, talk) if self._aside is None else self._aside
        self._row.show(stage_line(self._t, talk.state.stage), clock)

    def put_aside(self, words: Content) -> None:
        """Show something else where small screens have the clock, from the next look on."""
        self._aside = words

    def whisper(self, text: str) -> None:
        """A word under the chat: who is typing, what is going on."""
        if text != self._whispered:
            self._whispered = text
            self._whisper.update(Content(text))

    def typing_words(self, speaker: Speaker) -> str:
        """That somebody is typing, or speaking on the phone."""
        if speaker is Speaker.CUSTOMER:
            return self._t(TYPING[self._scenario.channel], name=self.names.of(speaker))
        return self._t("{name} is typing …", name=self.names.of(speaker))

    def coach_turn(self, turn: Turn) -> None:
        """Say what a turn did."""
        language = self._scenario.language
        self._coach.show(
            short_coaching(self._t, turn, language), shortest_coaching(self._t, turn, language)
        )

    def coach(self, words: Visual) -> None:
        """Say something else in the coach's place."""
        self._coach.show(words)

    def close(self, way_on: Widget) -> None:
        """Put the way on in the reply box's place; what was typed stays in the chat."""
        left = self.box.text.strip()
        if left:
            self.transcript.add_notice(self._t("Not sent: {text}", text=left))
        self.whisper("")
        writing = self.screen.focused in {None, self.box}
        self.box.display = False
        self.query_one(".talk").mount(way_on)
        if writing:
            way_on.focus()

"""The lesson in English."""

from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.tui.lessons.pages import Lesson, Pair, StagePage, TechniquePage

_INTRO = (
    (
        "Anger has a course. It comes in, it needs to go somewhere, and only then can anybody"
        " think about a way out. What helps at one moment of that course does harm at another:"
        " the perfect solution, offered to someone who is still shouting, is one more sign that"
        " nobody listens."
    ),
    (
        "So the first question is never “What do I say?” but “Where is this customer now?”."
        " There are three places, and four things you can do. The next seven pages show each of"
        " them with two replies to the same customer, one that makes it worse and one that helps."
    ),
    (
        "The stages borrow their names from medicine, and the two gauges on the practice screen"
        " stand for cortisol (tension) and oxytocin (connection). Take that as a picture to"
        " remember the order by. It is not physiology, and nobody measures hormones here."
    ),
)

_VENTING = StagePage(
    stage=Stage.VENTING,
    title="Dialysis: let it drain",
    customer=(
        "Writes or speaks in bursts, exaggerates, repeats. Is not asking for a solution yet,"
        " even if the sentence ends in a question mark."
    ),
    helps=(
        "Let them finish. A pause is not the end yet.",
        "Give back what you heard, in their facts.",
        "Say that the feeling makes sense.",
    ),
    harms=(
        "Cutting in, even kindly.",
        "Asking for a number or a date before anything else.",
        "Explaining how it came about.",
        "A solution, however good.",
    ),
    until="they have stopped adding to it and have heard that you heard them.",
    pair=Pair(
        customer=(
            "Eleven days without internet! I work from home, two technicians never turned up,"
            " and your hotline hung up on me!"
        ),
        weak="I'm sorry to hear that. May I have your customer number so I can look into it?",
        strong=(
            "Eleven days, two technicians who never came, and then the line goes dead when you"
            " call. If your work hangs on it, no wonder you've had enough. I'm reading all of it,"
            " take your time."
        ),
        why=(
            "The first reply is polite and wants something from her; the second gives her own"
            " story back and leaves her the floor."
        ),
    ),
)

_TRUST = StagePage(
    stage=Stage.TRUST,
    title="Mental skin graft: earn the right to help",
    customer=(
        "Shorter, quieter, wary. Answers questions, and tests whether you are any different from"
        " the last person."
    ),
    helps=(
        "Take it on: from here it is yours.",
        "Ask the one or two things you really need to know.",
        "Agree in a sentence what the problem is.",
    ),
    harms=(
        "More sympathy instead of the next step.",
        "Asking what has been said already.",
        "“I understand, but ...”",
    ),
    until="you both name the same problem and they want to solve it with you.",
    pair=Pair(
        customer="OK, so somebody does read this. And how do I know it isn't forgotten tomorrow?",
        weak="I completely understand how upsetting this must be, and I'm truly very sorry again.",
        strong=(
            "Because it has my name on it now, and I don't close it before you're online. Two"
            " things, so that the right person comes: is any light on the box lit, and did anyone"
            " tell you why the second visit fell through?"
        ),
        why=(
            "She asked for a reason to trust you; a third apology gives her none, taking it on"
            " and asking like someone who means to fix it does."
        ),
    ),
)

_SOLUTION = StagePage(
    stage=Stage.SOLUTION,
    title="Oxytocin up, cortisol down: solve it together",
    customer="Calm enough to plan. Wants to know exactly what happens now, and to believe it.",
    helps=(
        "One concrete step, or two to choose from.",
        "Who does it, and by when.",
        "Ask whether it suits, and close as a person.",
    ),
    harms=(
        "“As soon as possible.”",
        "Promising what is not yours to promise.",
        "Passing them on without telling the story for them.",
        "A goodbye from the template.",
    ),
    until="they accept it, and sound as if they will sleep well.",
    pair=Pair(
        customer="Fine. So what happens now?",
        weak=(
            "I have forwarded it to our technical team. Someone will be in touch as soon as"
            " possible. Have a great day!"
        ),
        strong=(
            "The line technician comes tomorrow between 8 and 10. Until then a mobile router is"
            " on its way, so that you can work this afternoon. I'll ring you at half past ten and"
            " hear whether it runs. Does that suit you?"
        ),
        why="Somebody, something, a time, and a question back: that can be checked and refused.",
    ),
)

_LISTENING = TechniquePage(
    technique=Technique.LISTENING,
    title="Listening",
    lead=(
        "On a screen nobody sees you nod. Listening exists only as far as it shows in your words."
    ),
    helps=(
        "Take up what only this customer told you: the day, the amount, the grandmother.",
        "Say in one sentence what matters to them, and let them correct it.",
        "Ask open questions, few of them.",
        "Answer what you were asked.",
    ),
    harms=(
        "“I understand your concern.”",
        "Asking for what is already there.",
        "Repeating their sentence word for word.",
    ),
    pair=Pair(
        customer=(
            "I cancelled the gym in March, in writing, you confirmed it. Yesterday you took"
            " another 39 euros."
        ),
        weak="Could you please describe the issue and attach a proof of cancellation?",
        strong=(
            "You cancelled in March, we confirmed it, and yesterday 39 euros went off all the"
            " same. Have I got that right? And was it the first debit since?"
        ),
        why=(
            "His facts in your sentence prove that they arrived; the other reply asks for what"
            " is standing right above it."
        ),
    ),
)

_EMPATHY = TechniquePage(
    technique=Technique.EMPATHY,
    title="Empathy",
    lead=(
        "Empathy is not agreeing and not being sad along. It is saying what this does to this"
        " person, so that they no longer have to shout it."
    ),
    helps=(
        "Name the feeling or the burden.",
        "Say why it makes sense.",
        "Apologise once, for one thing, and mean it.",
        "Take responsibility in the first person.",
    ),
    harms=(
        "“Sorry for any inconvenience.”",
        "“It's not that bad.”",
        "The same apology a third time.",
    ),
    pair=Pair(
        customer=(
            "My dad's stairlift has been stuck for three days. He sleeps on the couch. He's 84."
        ),
        weak="We apologise for any inconvenience this may have caused.",
        strong=(
            "Three nights on a couch at 84, and you have to watch it. That is hard. I'm sorry we"
            " let it come to that."
        ),
        why=(
            "The formula would fit a late parcel just as well; the second reply can only have"
            " been written to her."
        ),
    ),
)

_TONE = TechniquePage(
    technique=Technique.TONE,
    title="Calm tone",
    lead=(
        "Nearly everything an angry customer says is about what happened, hardly anything about"
        " you. Whoever need not win can afford to stay kind."
    ),
    helps=(
        "Short, plain sentences.",
        "Speak to a person, by name, once.",
        "Say calmly what you can and cannot do.",
        "Draw a line at insults, without a threat and with a way on.",
    ),
    harms=(
        "“Calm down.”",
        "Policy as a shield.",
        "Blaming the customer, a colleague, the system.",
        "Irony.",
    ),
    pair=Pair(
        customer="Are you all incompetent, or do you simply not care?",
        weak=(
            "There is no need to be rude. As I said, that is our policy and you agreed to the"
            " terms."
        ),
        strong=(
            "You have been sent from desk to desk four times, so I see why you ask. I do care,"
            " and I'll tell you straight what I can do today and what I can't."
        ),
        why=(
            "The first reply defends itself and opens a second quarrel; the second finds the"
            " fact behind the insult and stays with it."
        ),
    ),
)

_SOLVING = TechniquePage(
    technique=Technique.SOLUTION,
    title="Solution",
    lead=(
        "In the end people came for help. Be quick about it, but not before they can hear it,"
        " and choose it for this case."
    ),
    helps=(
        "What, who, by when, and what if not.",
        "A choice, where there is one.",
        "The right colleague, with the whole story handed over by you.",
        "Check that it suits.",
    ),
    harms=(
        "“We'll look into it.”",
        "“It will definitely arrive.”",
        "A bare no.",
        "A transfer that makes them start again.",
    ),
    pair=Pair(
        customer="So do I get my suitcase before the wedding or not?",
        weak="We're doing our very best, it should definitely be with you soon.",
        strong=(
            "It is in Lyon since this morning. A courier brings it to your hotel by six today; I"
            " write to you at four whether it is on the van. If it isn't, you buy what you need"
            " for Saturday tonight, up to 200 euros, on us. Is the hotel still right?"
        ),
        why=(
            "With a time, a check and a second plan she can stop worrying; “definitely soon”"
            " only sets the clock for the next outburst."
        ),
    ),
)

LESSON = Lesson(
    title="Calming an angry customer",
    intro=_INTRO,
    stages=(_VENTING, _TRUST, _SOLUTION),
    techniques=(_LISTENING, _EMPATHY, _TONE, _SOLVING),
    closing_title="Before you start",
    closing=(
        (
            "You will offer the solution too early. Everyone does; it comes from wanting to"
            " help. The second most common mistake is the opposite, and nicer to watch: sympathy"
            " without end."
        ),
        (
            "Sometimes it works only at the second attempt. A customer who falls back is not a"
            " defeat: go back to the stage they are in and begin there again."
        ),
        (
            "And after a rough one, take a minute before the next. The short questions at the"
            " end of each session are there for that, not for the score."
        ),
    ),
)

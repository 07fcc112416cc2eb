"""How English customers take their leave and wait, by style of speech and by channel."""

from collections.abc import Mapping
from typing import Final

from deescalate.customer.manners_kinds import Medium, Temper
from deescalate.model.scenario import Channel, Style

PARTING: Final[Mapping[str, Mapping[Style, tuple[str, ...]]]] = {
    "goodbye-warm": {
        Style.PLAIN: (
            "Thank you, that settles it for me.",
            "That's all I needed. Thanks for taking care of it.",
            "Good, then I know where I stand. Thank you.",
        ),
        Style.UPSET: (
            "Right. Thank you. I know I went off a bit back there.",
            "OK, I can breathe again. Thanks.",
            "Thank you. You got the brunt of it, and it wasn't you.",
        ),
        Style.WORDY: (
            "Well, thank you. I'd braced myself for an argument, and I'm glad we never had one.",
            "Thank you for your time, and for letting me tell it from the beginning.",
            "I'll say this for you, you stayed with it to the end, and I'm grateful.",
        ),
        Style.RESERVED: ("Thank you.", "That will do nicely. Thank you.", "Good. I'm obliged."),
        Style.TANGENT: (
            "Thank you ever so much. Now I can get on with what I was doing this morning.",
            "Lovely, that's one thing off the list, and it was the long one. Thank you.",
            "Thank you. I'd tell you the rest, but you'll have other people waiting.",
        ),
        Style.SARCASTIC: (
            "I had three jokes left and now I've no use for them. Thanks.",
            "Somebody who does something. I'll need a moment to get used to it. Thank you.",
            "Thanks. Let the record show that I was ready to go on complaining.",
        ),
    },
    "goodbye-cool": {
        Style.PLAIN: (
            "OK. We'll see whether it works out.",
            "All right. Let's leave it at that.",
            "Fine. I'll believe it when it's done.",
        ),
        Style.UPSET: (
            "Fine. But if this goes wrong again, you'll hear from me.",
            "OK. I'm still angry. I'm just too tired to go on being it out loud.",
            "Right. It had better happen this time.",
        ),
        Style.WORDY: (
            "I won't pretend I'm happy with how this went, but I'll wait and see what comes of it.",
            "I've said what I had to say, some of it twice. Now we'll see what use it was.",
            "Then we'll leave it there, though I could have done with a shorter road to it.",
        ),
        Style.RESERVED: ("Very well.", "I shall wait and see.", "Noted."),
        Style.TANGENT: (
            "Well, I'd better get on, that's half the day gone on this.",
            "We'll see. My sister always says you only find out the second time.",
            "I'll leave it there. This was meant to take five minutes, and look at the time.",
        ),
        Style.SARCASTIC: (
            "If it works, I'll alert the press.",
            "Splendid. I'll keep my applause until it has happened.",
            "Filed, right beside the other good intentions.",
        ),
    },
    "leaves-angry": {
        Style.PLAIN: (
            "That's it. I'm done here.",
            "I've had enough. I'm taking this somewhere else.",
            "No. I'm not doing this any longer.",
        ),
        Style.UPSET: (
            "NO. I'm done. I am so done with this.",
            "That's it, that is IT. I'm going.",
            "I've had it with the lot of you.",
        ),
        Style.WORDY: (
            "I have explained this every way I know, and I won't do it again.",
            "I came with one problem and leave with two, and the second is how I was treated.",
            "There was a moment when this could have been put right. It has gone, and so am I.",
        ),
        Style.RESERVED: (
            "I have nothing further to say to you.",
            "Enough. You will hear from me by another route.",
            "We are finished here.",
        ),
        Style.TANGENT: (
            "My mother would have walked out ten minutes ago, and she'd have been right.",
            "Do you know, I've met kinder parking meters. I'm off.",
            "I don't know why I'm still here, when there are people who'd be pleased to see me.",
        ),
        Style.SARCASTIC: (
            "A fine performance. I shan't stay for the second half.",
            "Well, that was an experience. I won't ask for the recipe.",
            "Congratulations, you've won. I'm leaving.",
        ),
    },
    "leaves-tired": {
        Style.PLAIN: (
            "This is leading nowhere. I'm leaving it here.",
            "I've given this enough of my time.",
            "We're going round in circles. I'll try another way.",
        ),
        Style.UPSET: (
            "I can't do this any more. I'm stopping.",
            "I've no strength left for this. Leave it.",
            "I keep saying it and nothing moves. I give up.",
        ),
        Style.WORDY: (
            "I've been at this so long that I could have learnt to do it myself. I'll stop here.",
            "We've been round this so often that I know the way by heart, and it leads nowhere.",
            "I'll end it here, before I start telling you the same thing for the third time.",
        ),
        Style.RESERVED: (
            "This is getting us nowhere. I'll stop.",
            "I shall try elsewhere.",
            "That's enough for one day.",
        ),
        Style.TANGENT: (
            "I've other things to do today, and most of them get finished. I'll leave it.",
            "It's like our old boiler, a lot of noise and no hot water. I'm giving up.",
            "I've clean forgotten what I meant to do today, and still we're no further. I'm off.",
        ),
        Style.SARCASTIC: (
            "I'd stay, but I think this is where the loop starts again.",
            "Lovely going round with you. This is my stop.",
            "I've seen this episode. I know how it doesn't end.",
        ),
    },
}
"""Last words without the farewell that belongs to the channel."""

IN_MEDIUM: Final[Mapping[str, Mapping[Medium, tuple[str, ...]]]] = {
    "leaves-silence": {
        Medium.SPOKEN: (
            "Nobody there. I'm hanging up.",
            "Hello? ... No. Well, that's that, then.",
            "I'm not listening to silence any longer.",
        ),
        Medium.CHAT: (
            "Nobody there, then. I'm closing this.",
            "I'm not going to sit in front of an empty window.",
            "I'm not waiting any longer.",
        ),
        Medium.LETTER: (
            "I have waited for an answer and none has come. I'll take this elsewhere.",
            "As nobody writes back, I regard that as your answer.",
            "No reply, then. I shall not ask again.",
        ),
        Medium.PUBLIC: (
            "No answer. And everybody can see that there's no answer.",
            "Left on read in front of everyone. I'm off.",
            "Silence it is. That says it all.",
        ),
    },
    "left-alone": {
        Medium.SPOKEN: (
            "You're ringing off? Nothing is solved.",
            "That's it? And what about my problem?",
            "You're just ending this?",
        ),
        Medium.CHAT: (
            "That's it? Nothing is solved.",
            "And what about my problem?",
            "You're closing the chat? Just like that?",
        ),
        Medium.LETTER: (
            "So the matter is closed for you. For me nothing is solved.",
            "I take it that this was your last word. My problem is still here.",
            "You have answered, and nothing is solved.",
        ),
        Medium.PUBLIC: (
            "That's it? Everyone here can see that nothing is solved.",
            "And that's the end of it, for you.",
            "So you're out. My problem isn't.",
        ),
    },
    "holds": {
        Medium.SPOKEN: (
            "OK, I'll hold.",
            "All right, I'm here.",
            "Go and ask, I'll stay on the line.",
        ),
        Medium.CHAT: ("OK, I'll wait.", "Fine, ask them.", "All right, I'm here."),
        Medium.LETTER: (
            "Please do ask. I'll wait for your answer.",
            "That's fine, I'd rather have it checked.",
            "All right. Write to me when you know.",
        ),
        Medium.PUBLIC: (
            "OK, waiting.",
            "Go on, ask. I'm not going anywhere.",
            "Fine. I'll keep an eye on this.",
        ),
    },
    "holds-tense": {
        Medium.SPOKEN: (
            "On hold again. Fine.",
            "Then ask. But don't leave me with the music.",
            "Be quick, please.",
        ),
        Medium.CHAT: (
            "Waiting again. Fine.",
            "Then ask. But don't disappear on me.",
            "Hurry up, please.",
        ),
        Medium.LETTER: (
            "Then ask. I have waited long enough for one answer already.",
            "Very well, but please don't let this one lie.",
            "If you must. I should have thought that you had asked by now.",
        ),
        Medium.PUBLIC: (
            "Waiting. Again. With an audience.",
            "Then ask, and don't go quiet on me.",
            "Ask away. People are reading along.",
        ),
    },
    "patience": {
        Medium.SPOKEN: (
            "I won't stay on the line much longer.",
            "Last try: can you help me or not?",
            "I've about one more answer left in me.",
        ),
        Medium.CHAT: (
            "I won't go on with this much longer.",
            "Last try: can you help me or not?",
            "I've about one more answer left in me.",
        ),
        Medium.LETTER: (
            "I don't intend to write about this many more times.",
            "Please tell me plainly whether you can help me. I won't ask for ever.",
            "One more answer like these and I'll take it elsewhere.",
        ),
        Medium.PUBLIC: (
            "I won't go on posting about this.",
            "Last try, for everyone to see: can you help me or not?",
            "One more of these and I'll tell people how it ended.",
        ),
    },
    "silence": {
        Medium.SPOKEN: ("Hello?", "Are you still there?", "Is anybody on the line?"),
        Medium.CHAT: ("Hello?", "Is anybody there?", "Are you still there?"),
        Medium.LETTER: (
            "I haven't had an answer yet. Is somebody dealing with this?",
            "May I ask whether my message has been read?",
            "I'm still waiting for your answer.",
        ),
        Medium.PUBLIC: ("Still nothing here.", "Anyone?", "Is somebody going to answer this?"),
    },
    "asks-known": {
        Medium.SPOKEN: (
            "I've told you that already, just now.",
            "Again? I said that before.",
            "Were you listening? I've said that.",
        ),
    },
    "repeated-reply": {
        Medium.SPOKEN: (
            "You've said that already, word for word.",
            "Are you reading that out?",
            "That's what you said before. Exactly that.",
        ),
    },
    "unfilled-template": {
        Medium.SPOKEN: ("Did you just read me the blanks of a form?",),
    },
}
"""Lines that only one kind of channel has."""

FAREWELL: Final[Mapping[Channel, Mapping[Temper, tuple[str, ...]]]] = {
    Channel.PHONE: {
        Temper.WARM: ("Bye now.", "Goodbye.", "Bye, then."),
        Temper.COOL: ("Goodbye.", "Bye."),
        Temper.HARD: ("I'm hanging up.", "Goodbye.", ""),
    },
    Channel.LIVE_CHAT: {
        Temper.WARM: ("Bye!", "", "Bye then."),
        Temper.COOL: ("", "Bye."),
        Temper.HARD: ("",),
    },
    Channel.EMAIL: {
        Temper.WARM: ("Kind regards\n{name}", "Best wishes\n{name}", "With thanks\n{name}"),
        Temper.COOL: ("Regards\n{name}", "{name}"),
        Temper.HARD: ("{name}",),
    },
    Channel.SOCIAL: {
        Temper.WARM: ("",),
        Temper.COOL: ("",),
        Temper.HARD: ("", "And yes, I'm leaving this up."),
    },
    Channel.PORTAL: {
        Temper.WARM: (
            "You can close this one.",
            "",
            "This can be closed, as far as I'm concerned.",
        ),
        Temper.COOL: ("Please leave this open until then.", ""),
        Temper.HARD: ("",),
    },
}
"""What follows the last words on each channel; empty where nothing does."""

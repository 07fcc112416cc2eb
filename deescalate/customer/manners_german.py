"""How German customers take their leave and wait, by style of speech and by channel.

A line that speaks to the agent stands there twice, with Sie and with du.
"""

from collections.abc import Mapping
from typing import Final

from deescalate.customer.manners_kinds import Medium, Temper, Wording
from deescalate.model.scenario import Channel, Style

PARTING: Final[Mapping[str, Mapping[Style, tuple[Wording, ...]]]] = {
    "goodbye-warm": {
        Style.PLAIN: (
            "Danke, damit ist mir geholfen.",
            (
                "Vielen Dank, dass Sie sich darum gekümmert haben.",
                "Danke, dass du dich drum gekümmert hast.",
            ),
            "Gut, dann weiß ich Bescheid. Danke schön.",
        ),
        Style.UPSET: (
            "Gut. Danke. Ich war vorhin ganz schön auf hundertachtzig.",
            "So, jetzt kann ich wieder durchatmen. Danke.",
            (
                "Danke. Sie haben das meiste abbekommen, dabei konnten Sie gar nichts dafür.",
                "Danke. Du hast das meiste abgekriegt, dabei konntest du gar nichts dafür.",
            ),
        ),
        Style.WORDY: (
            (
                "Dann danke ich Ihnen, auch dafür, dass ich von vorn erzählen durfte.",
                "Dann danke ich dir, auch dafür, dass ich von vorn erzählen durfte.",
            ),
            "Auf einen langen Streit war ich eingestellt und bin froh, dass es keiner wurde.",
            (
                "Sie sind bis zum Schluss drangeblieben, das erlebt man selten. Haben Sie Dank.",
                "Du bist bis zum Schluss drangeblieben, das erlebt man selten. Danke dir.",
            ),
        ),
        Style.RESERVED: (
            "Danke.",
            "Das genügt mir. Danke.",
            ("Gut. Ich danke Ihnen.", "Gut. Dank dir."),
        ),
        Style.TANGENT: (
            "Danke schön. Jetzt komme ich endlich zu dem, was seit heute früh liegen bleibt.",
            "So, das wäre vom Tisch, und das war der größte Brocken. Vielen Dank.",
            (
                "Vielen Dank. Den Rest erzähle ich ein andermal, ich will Sie nicht aufhalten.",
                "Vielen Dank. Den Rest erzähl ich ein andermal, ich will dich nicht aufhalten.",
            ),
        ),
        Style.SARCASTIC: (
            "Drei Spitzen hatte ich noch, jetzt brauche ich sie nicht mehr. Danke.",
            "Jemand, der etwas tut. Daran muss ich mich erst gewöhnen. Danke.",
            "Danke. Fürs Protokoll: Ich hätte mich auch noch weiter beschwert.",
        ),
    },
    "goodbye-cool": {
        Style.PLAIN: (
            "Gut. Mal sehen, ob es klappt.",
            "In Ordnung. Belassen wir es dabei.",
            "Na schön. Ich glaube es, wenn es so weit ist.",
        ),
        Style.UPSET: (
            "Na gut. Aber wenn das wieder schiefgeht, melde ich mich.",
            "Ist gut. Wütend bin ich immer noch, ich mag nur nicht mehr.",
            "Diesmal muss es aber klappen. Wirklich.",
        ),
        Style.WORDY: (
            "Zufrieden bin ich offen gesagt nicht, aber ich warte ab, was daraus wird.",
            "Gesagt habe ich alles, manches doppelt. Nun wird man sehen, wozu es gut war.",
            "Dann lassen wir es so stehen, auch wenn ich mir den Weg dahin kürzer gewünscht hätte.",
        ),
        Style.RESERVED: ("Nun gut.", "Ich warte es ab.", "Zur Kenntnis genommen."),
        Style.TANGENT: (
            "Na, ich muss dann auch, über dem Ganzen ist mir der halbe Tag weggelaufen.",
            "Wir werden sehen. Meine Schwester sagt immer, beim zweiten Mal merkt man es erst.",
            "Dann lasse ich es so. Fünf Minuten sollte das dauern, schau einer auf die Uhr.",
        ),
        Style.SARCASTIC: (
            "Falls es klappt, sage ich der Presse Bescheid.",
            "Wunderbar. Den Applaus hebe ich mir auf, bis es passiert ist.",
            "Ist abgelegt, gleich neben den anderen guten Vorsätzen.",
        ),
    },
    "leaves-angry": {
        Style.PLAIN: (
            "Das war's. Ich bin hier fertig.",
            "Mir reicht es. Damit gehe ich woandershin.",
            "Nein. Das mache ich nicht länger mit.",
        ),
        Style.UPSET: (
            "NEIN. Schluss. Ich kann nicht mehr, und ich will auch nicht mehr.",
            "Das war's. Das war es jetzt ENDGÜLTIG.",
            "Ich habe so was von genug.",
        ),
        Style.WORDY: (
            "Auf jede Art, die mir einfällt, habe ich es erklärt. Noch einmal tue ich es nicht.",
            "Mit einem Problem kam ich, mit zweien gehe ich, und das zweite ist dieser Umgang.",
            "Es gab einen Moment, da war das noch zu retten. Der ist vorbei, und ich gehe.",
        ),
        Style.RESERVED: (
            "Dem habe ich nichts mehr hinzuzufügen.",
            (
                "Genug. Sie hören auf anderem Wege von mir.",
                "Genug. Du hörst auf anderem Weg von mir.",
            ),
            "Hier endet meine Geduld.",
        ),
        Style.TANGENT: (
            "Meine Mutter wäre schon vor zehn Minuten gegangen, und recht hätte sie gehabt.",
            "Da ist ja der Fahrkartenautomat freundlicher. Ich gehe.",
            "Es gibt doch Leute, die freuen sich, wenn sie mich sehen. Zu denen gehe ich jetzt.",
        ),
        Style.SARCASTIC: (
            "Großes Theater. Zur zweiten Hälfte bleibe ich nicht.",
            "Ein Erlebnis war es. Nach dem Rezept frage ich lieber nicht.",
            "Glückwunsch, gewonnen. Ich gehe.",
        ),
    },
    "leaves-tired": {
        Style.PLAIN: (
            "Das führt zu nichts. Ich lasse es jetzt.",
            "Dafür habe ich genug Zeit verbraucht.",
            "Wir drehen uns im Kreis. Ich versuche es anders.",
        ),
        Style.UPSET: (
            "Ich kann nicht mehr. Ich höre hier auf.",
            "Dafür fehlt mir die Kraft. Lassen wir's.",
            "Ich sage es und sage es, und nichts bewegt sich. Ich gebe auf.",
        ),
        Style.WORDY: (
            "In der Zeit hätte ich es auch selbst gelernt. Ich höre an dieser Stelle auf.",
            "Diese Runde kenne ich inzwischen auswendig, und sie führt nirgendwohin. Ich lasse es.",
            "Ich mache hier Schluss, bevor ich dasselbe zum dritten Mal erkläre.",
        ),
        Style.RESERVED: (
            "Das führt nicht weiter. Ich beende es.",
            "Ich versuche es an anderer Stelle.",
            "Für heute genügt es.",
        ),
        Style.TANGENT: (
            "Ich habe heute noch anderes vor, und das meiste davon wird fertig. Ich lasse es.",
            "Das ist wie unser alter Boiler: viel Lärm und kein warmes Wasser. Ich gebe auf.",
            "Jetzt habe ich glatt vergessen, was ich heute eigentlich vorhatte. Ich lasse es.",
        ),
        Style.SARCASTIC: (
            "Ich bliebe gern, aber ich glaube, hier fängt die Schleife wieder von vorn an.",
            "Schön war es im Kreis. Ich steige hier aus.",
            "Die Folge kenne ich schon. Am Ende passiert nichts.",
        ),
    },
}
"""Last words without the farewell that belongs to the channel."""

IN_MEDIUM: Final[Mapping[str, Mapping[Medium, tuple[Wording, ...]]]] = {
    "leaves-silence": {
        Medium.SPOKEN: (
            "Keiner dran. Ich lege auf.",
            "Hallo? ... Nein. Na, dann eben nicht.",
            "Der Stille höre ich nicht länger zu.",
        ),
        Medium.CHAT: (
            "Also niemand da. Ich mache das Fenster zu.",
            "Vor einem leeren Fenster bleibe ich nicht sitzen.",
            "Länger warte ich nicht.",
        ),
        Medium.LETTER: (
            "Auf eine Antwort habe ich vergeblich gewartet. Ich wende mich an eine andere Stelle.",
            "Da niemand zurückschreibt, nehme ich das als Antwort.",
            "Also keine Antwort. Ein weiteres Mal frage ich nicht.",
        ),
        Medium.PUBLIC: (
            "Keine Antwort. Und alle sehen, dass keine kommt.",
            "Gelesen und liegen gelassen, vor allen Leuten. Ich bin raus.",
            "Schweigen also. Auch eine Auskunft.",
        ),
    },
    "left-alone": {
        Medium.SPOKEN: (
            "Das war alles? Gelöst ist nichts.",
            ("Sie legen jetzt einfach auf?", "Du legst jetzt einfach auf?"),
            "Und was ist mit meinem Problem?",
        ),
        Medium.CHAT: (
            "Das war alles? Gelöst ist nichts.",
            ("Sie beenden das jetzt einfach?", "Du beendest das jetzt einfach?"),
            "Und was ist mit meinem Problem?",
        ),
        Medium.LETTER: (
            (
                "Für Sie ist die Sache damit erledigt. Für mich ist nichts gelöst.",
                "Für dich ist die Sache damit erledigt. Für mich ist nichts gelöst.",
            ),
            "Das soll wohl das letzte Wort gewesen sein. Mein Problem ist noch da.",
            "Eine Antwort habe ich nun. Gelöst ist nichts.",
        ),
        Medium.PUBLIC: (
            "Das war alles? Hier sehen alle, dass nichts gelöst ist.",
            "Und damit ist es für euch erledigt. Interessant.",
            "Die einen gehen, das Problem bleibt da.",
        ),
    },
    "holds": {
        Medium.SPOKEN: (
            "Gut, ich bleibe dran.",
            ("Okay, fragen Sie nach.", "Okay, frag nach."),
            "Ist gut, ich warte.",
        ),
        Medium.CHAT: (
            "Gut, ich warte.",
            ("Okay, fragen Sie nach.", "Okay, frag nach."),
            "Ist gut, ich bin da.",
        ),
        Medium.LETTER: (
            (
                "Bitte fragen Sie nach. Ich warte auf Ihre Antwort.",
                "Frag bitte nach. Ich warte auf deine Antwort.",
            ),
            "Das ist mir recht, lieber geprüft als geraten.",
            (
                "Gut. Schreiben Sie mir, sobald Sie es wissen.",
                "Gut. Schreib mir, sobald du es weißt.",
            ),
        ),
        Medium.PUBLIC: (
            "Okay, ich warte.",
            ("Gut, fragen Sie. Ich lese hier mit.", "Gut, frag. Ich lese hier mit."),
            "Ist recht, ich bleibe hier.",
        ),
    },
    "holds-tense": {
        Medium.SPOKEN: (
            "Schon wieder warten. Na gut.",
            "Aber bitte nicht wieder die Musik.",
            "Bitte schnell.",
        ),
        Medium.CHAT: (
            "Schon wieder warten. Na gut.",
            "Aber bitte nicht wieder verschwinden.",
            "Bitte schnell.",
        ),
        Medium.LETTER: (
            "Auf eine Antwort habe ich allerdings lange genug gewartet.",
            "Meinetwegen. Aber lassen wir es bitte nicht wieder liegen.",
            "Dass das nicht längst gefragt wurde, wundert mich.",
        ),
        Medium.PUBLIC: (
            "Warten. Wieder mal. Diesmal mit Publikum.",
            "Dann aber nicht wieder abtauchen.",
            "Bitte. Hier lesen genug Leute mit.",
        ),
    },
    "patience": {
        Medium.SPOKEN: (
            "Lange bleibe ich nicht mehr dran.",
            "Letzter Versuch: Wird mir hier geholfen oder nicht?",
            "Eine Antwort höre ich mir noch an.",
        ),
        Medium.CHAT: (
            "Lange mache ich das nicht mehr mit.",
            "Letzter Versuch: Wird mir hier geholfen oder nicht?",
            "Eine Antwort lese ich noch.",
        ),
        Medium.LETTER: (
            "Viele Male werde ich in dieser Sache nicht mehr schreiben.",
            "Ich bitte um eine klare Auskunft, ob mir geholfen wird. Ewig frage ich nicht.",
            "Noch eine solche Antwort, und ich gehe damit woandershin.",
        ),
        Medium.PUBLIC: (
            "Ewig schreibe ich hier nicht mehr.",
            "Letzter Versuch, für alle zum Mitlesen: Wird mir geholfen oder nicht?",
            "Noch so eine Antwort, und ich erzähle, wie es ausgegangen ist.",
        ),
    },
    "silence": {
        Medium.SPOKEN: (
            "Hallo?",
            ("Sind Sie noch da?", "Bist du noch da?"),
            "Ist da noch jemand dran?",
        ),
        Medium.CHAT: (
            "Hallo?",
            ("Sind Sie noch da?", "Bist du noch da?"),
            "Ist da noch jemand?",
        ),
        Medium.LETTER: (
            "Eine Antwort habe ich noch nicht. Kümmert sich jemand darum?",
            "Darf ich fragen, ob meine Nachricht gelesen wurde?",
            ("Ich warte weiter auf Ihre Antwort.", "Ich warte weiter auf deine Antwort."),
        ),
        Medium.PUBLIC: ("Immer noch nichts.", "Jemand da?", "Antwortet hier noch wer?"),
    },
    "asks-known": {
        Medium.SPOKEN: (
            "Das habe ich gerade schon gesagt.",
            "Nochmal? Das hatten wir schon.",
            (
                "Haben Sie mir zugehört? Das habe ich schon gesagt.",
                "Hast du mir zugehört? Das hab ich schon gesagt.",
            ),
        ),
    },
    "repeated-reply": {
        Medium.SPOKEN: (
            "Das kam gerade schon, Wort für Wort.",
            ("Lesen Sie das ab?", "Liest du das ab?"),
            "Genau dasselbe habe ich eben schon gehört.",
        ),
    },
    "unfilled-template": {
        Medium.SPOKEN: ("Wurden mir da gerade die Lücken eines Formulars vorgelesen?",),
    },
}
"""Lines that only one kind of channel has."""

FAREWELL: Final[Mapping[Channel, Mapping[Temper, tuple[Wording, ...]]]] = {
    Channel.PHONE: {
        Temper.WARM: (
            ("Auf Wiederhören.", "Tschüss!"),
            ("Einen schönen Tag Ihnen, auf Wiederhören.", "Schönen Tag dir, tschüss."),
            ("Auf Wiederhören, und danke.", "Mach's gut."),
        ),
        Temper.COOL: (("Auf Wiederhören.", "Tschüss."), ("Wiederhören.", "Na dann.")),
        Temper.HARD: (
            ("Ich lege jetzt auf.", "Ich leg jetzt auf."),
            ("Auf Wiederhören.", "Tschüss."),
            "",
        ),
    },
    Channel.LIVE_CHAT: {
        Temper.WARM: (("Auf Wiedersehen.", "Tschüss!"), "", "Schönen Tag noch."),
        Temper.COOL: ("", ("Wiedersehen.", "Tschüss.")),
        Temper.HARD: ("",),
    },
    Channel.EMAIL: {
        Temper.WARM: (
            ("Mit freundlichen Grüßen\n{name}", "Viele Grüße\n{first}"),
            ("Freundliche Grüße\n{name}", "Liebe Grüße\n{first}"),
            ("Mit bestem Dank und freundlichen Grüßen\n{name}", "Schöne Grüße\n{first}"),
        ),
        Temper.COOL: (("Mit freundlichen Grüßen\n{name}", "Grüße\n{first}"), ("{name}", "{first}")),
        Temper.HARD: (("{name}", "{first}"),),
    },
    Channel.SOCIAL: {
        Temper.WARM: ("",),
        Temper.COOL: ("",),
        Temper.HARD: ("", "Und ja, das hier bleibt stehen."),
    },
    Channel.PORTAL: {
        Temper.WARM: (
            "Von mir aus kann der Vorgang geschlossen werden.",
            "",
            ("Sie können den Vorgang schließen.", "Du kannst den Vorgang schließen."),
        ),
        Temper.COOL: (
            (
                "Bitte lassen Sie den Vorgang bis dahin offen.",
                "Lass den Vorgang bitte bis dahin offen.",
            ),
            "",
        ),
        Temper.HARD: ("",),
    },
}
"""What follows the last words on each channel; empty where nothing does."""

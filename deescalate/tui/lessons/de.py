"""The lesson in German."""

from deescalate.model.moves import Technique
from deescalate.model.scenario import Stage
from deescalate.tui.lessons.pages import Lesson, Pair, StagePage, TechniquePage

_INTRO = (
    (
        "Wer wütend ist, will zuerst nicht recht bekommen, sondern Gehör. Deshalb scheitern so"
        " viele gute Angebote: Sie kommen, während der andere noch Luft holt."
    ),
    (
        "Ein Gespräch mit einem verärgerten Kunden durchläuft drei Stufen. Auf welcher Sie"
        " gerade sind, bestimmt der Kunde, nicht Ihr Leitfaden, und manchmal geht es auch wieder"
        " eine hinunter. Dazu kommen vier Techniken, die Sie auf jeder Stufe brauchen, nur nicht"
        " auf jeder gleich viel. Zu allen sieben finden Sie hier zwei Antworten auf denselben"
        " Kunden: eine, die Öl ins Feuer gießt, und eine, die hilft."
    ),
    (
        "Die Namen der Stufen stammen aus der Medizin, und die beiden Anzeigen beim Üben heißen"
        " Anspannung (Cortisol) und Verbindung (Oxytocin). Das ist ein Merkbild für die"
        " Reihenfolge, keine Physiologie; Hormone misst hier niemand."
    ),
)

_VENTING = StagePage(
    stage=Stage.VENTING,
    title="Dialyse: erst muss es raus",
    customer=(
        "Schimpft in Schüben, übertreibt, fängt von vorn an. Fragen sind hier meist keine"
        " Fragen, sondern Vorwürfe mit Fragezeichen."
    ),
    helps=(
        "Ausreden lassen, auch über eine Pause hinweg.",
        "Mit eigenen Worten wiedergeben, was passiert ist.",
        "Aussprechen, dass der Ärger verständlich ist.",
    ),
    harms=(
        "Dazwischengehen, und sei es noch so freundlich.",
        "Zuerst nach Nummer und Datum fragen.",
        "Erklären, wie es dazu kam.",
        "Schon eine Lösung anbieten.",
    ),
    until="nichts mehr nachkommt und der Kunde gemerkt hat, dass es angekommen ist.",
    pair=Pair(
        customer=(
            "Zum DRITTEN Mal die falsche Küchenfront! Sechs Wochen kochen wir auf dem"
            " Campingkocher, mit zwei Kindern! Lesen Sie eigentlich, was man bestellt?"
        ),
        weak="Jetzt bleiben wir erst mal ruhig. Wie lautet denn Ihre Auftragsnummer?",
        strong=(
            "Sechs Wochen Campingkocher mit zwei Kindern, und dann wird zum dritten Mal die"
            " falsche Front ausgepackt. Da wäre ich auch bedient. Erzählen Sie, ich bin da."
        ),
        why=(
            "Die erste Antwort verlangt zweimal etwas, Ruhe und eine Nummer; die zweite gibt"
            " zurück, was der Kunde erzählt hat, und lässt ihm das Wort."
        ),
    ),
)

_TRUST = StagePage(
    stage=Stage.TRUST,
    title="Mentale Hauttransplantation: Vertrauen verdienen",
    customer=(
        "Wird kürzer und leiser, bleibt aber auf der Hut. Beantwortet Fragen und prüft nebenbei,"
        " ob Sie anders sind als die Kollegen davor."
    ),
    helps=(
        "Die Sache an sich nehmen: Ab jetzt ist es Ihre.",
        "Fragen, was Sie wirklich wissen müssen, und nicht mehr.",
        "In einem Satz festhalten, worum es geht.",
    ),
    harms=(
        "Weiter bedauern, statt weiterzugehen.",
        "Fragen, was längst dasteht.",
        "„Ich verstehe Sie ja, aber ...“",
    ),
    until="beide dasselbe Problem meinen und der Kunde es mit Ihnen lösen will.",
    pair=Pair(
        customer="Na gut. Und warum sollte es beim vierten Mal klappen?",
        weak="Ich kann Ihren Unmut absolut nachvollziehen und bedaure das außerordentlich.",
        strong=(
            "Versprechen haben Sie genug gehört. Deshalb prüfe ich die Bestellung selbst, bevor"
            " etwas das Lager verlässt. Sagen Sie mir dafür eins: Steht auf dem Etikett dieselbe"
            " Nummer wie auf Ihrer Bestätigung, oder ist schon die anders?"
        ),
        why=(
            "Auf die Frage „Warum sollte ich Ihnen glauben?“ ist Mitgefühl keine Antwort; eine"
            " übernommene Aufgabe und eine kluge Frage sind eine."
        ),
    ),
)

_SOLUTION = StagePage(
    stage=Stage.SOLUTION,
    title="Oxytocin rauf, Cortisol runter: gemeinsam lösen",
    customer="Ist ruhig genug zum Planen. Will wissen, was jetzt genau geschieht, und es glauben.",
    helps=(
        "Ein greifbarer Schritt, oder zwei zur Wahl.",
        "Wer macht es, und bis wann?",
        "Nachfragen, ob es passt, und sich wie ein Mensch verabschieden.",
    ),
    harms=(
        "„Schnellstmöglich.“",
        "Zusagen, die Sie nicht halten können.",
        "Weiterreichen, ohne vorher zu schildern, worum es geht.",
        "Die Abschiedsformel aus der Vorlage.",
    ),
    until="der Kunde zustimmt und man ihm anhört, dass die Sache für heute gut ist.",
    pair=Pair(
        customer="Also gut. Wie geht es jetzt weiter?",
        weak=(
            "Ich habe das an die zuständige Fachabteilung weitergeleitet, die meldet sich"
            " schnellstmöglich bei Ihnen. Schönen Tag noch!"
        ),
        strong=(
            "Ich habe die richtige Front gerade im Lager zurückgelegt. Der Monteur könnte am"
            " Donnerstag ab 16 Uhr oder am Freitag um 8 kommen, und die alten Teile nimmt er mit."
            " Am Abend davor rufe ich Sie an, dass alles auf dem Wagen ist. Welcher Tag ist Ihnen"
            " lieber?"
        ),
        why="Eine Person, ein Termin, eine Kontrolle und eine Wahl: Damit lässt sich leben.",
    ),
)

_LISTENING = TechniquePage(
    technique=Technique.LISTENING,
    title="Zuhören",
    lead=(
        "Ihr Nicken sieht im Chat keiner und am Telefon auch nicht. Zugehört haben Sie erst,"
        " wenn man es Ihren Sätzen anmerkt."
    ),
    helps=(
        "Aufgreifen, was nur dieser Kunde erzählt hat: den Tag, den Betrag, den Namen des Hundes.",
        "Zusammenfassen, worauf es ihm ankommt, und sich berichtigen lassen.",
        "Offen fragen, aber nicht ausfragen.",
        "Beantworten, wonach gefragt wurde.",
    ),
    harms=(
        "„Ich verstehe Ihr Anliegen.“",
        "Noch einmal fragen, was schon gesagt ist.",
        "Den Satz des Kunden einfach nachsprechen.",
    ),
    pair=Pair(
        customer=(
            "Im Februar habe ich den neuen Zählerstand durchgegeben, mit Foto. Jetzt kommt eine"
            " Nachzahlung über 612 Euro, geschätzt!"
        ),
        weak="Bitte teilen Sie uns zur Prüfung Ihren aktuellen Zählerstand mit.",
        strong=(
            "Sie haben den Stand im Februar mit Foto geschickt, und trotzdem haben wir"
            " geschätzt, auf 612 Euro. Habe ich das richtig? Und kam das Foto per Mail oder über"
            " das Portal?"
        ),
        why=(
            "Hier steht in drei Zeilen, dass die Nachricht gelesen wurde; die andere Antwort"
            " verlangt ausgerechnet das, was schon geschickt war."
        ),
    ),
)

_EMPATHY = TechniquePage(
    technique=Technique.EMPATHY,
    title="Empathie",
    lead=(
        "Einfühlen heißt nicht zustimmen und nicht mitleiden. Es heißt auszusprechen, was die"
        " Sache für diesen Menschen bedeutet; dann muss er es nicht mehr brüllen."
    ),
    helps=(
        "Das Gefühl oder die Last beim Namen nennen.",
        "Sagen, warum man das verstehen kann.",
        "Sich einmal entschuldigen, für etwas Bestimmtes.",
        "In der Ich-Form Verantwortung übernehmen.",
    ),
    harms=(
        "„Wir bitten um Ihr Verständnis.“",
        "„So schlimm ist das doch nicht.“",
        "Dieselbe Entschuldigung zum dritten Mal.",
    ),
    pair=Pair(
        customer=(
            "Das Hörgerät meiner Mutter ist seit zwei Wochen bei Ihnen. Sie sitzt nur noch da."
        ),
        weak="Für die entstandenen Unannehmlichkeiten möchten wir uns entschuldigen.",
        strong=(
            "Zwei Wochen, in denen Ihre Mutter nichts vom Gespräch am Tisch mitbekommt. Das tut"
            " weh, ihr und Ihnen. Dass es bei uns so lange liegt, tut mir leid."
        ),
        why=(
            "„Unannehmlichkeiten“ sagt man auch beim gesperrten Parkplatz; der andere Satz gilt"
            " nur dieser Mutter."
        ),
    ),
)

_TONE = TechniquePage(
    technique=Technique.TONE,
    title="Ruhiger Ton",
    lead=(
        "Fast nichts von dem, was Ihnen an den Kopf geworfen wird, ist gegen Sie gerichtet. Wer"
        " nicht gewinnen muss, kann freundlich bleiben."
    ),
    helps=(
        "Kurze, klare Sätze ohne Amtsdeutsch.",
        "Beim Sie bleiben und den Namen einmal nennen.",
        "Ohne Umschweife sagen, was geht und was nicht.",
        "Bei Beleidigungen eine Grenze ziehen, ohne zu drohen und mit einem Angebot.",
    ),
    harms=(
        "„Beruhigen Sie sich.“",
        "„Da müssen Sie ...“, „Dafür bin ich nicht zuständig.“",
        "Die Schuld beim Kunden, bei Kollegen, beim System.",
        "Ironie.",
    ),
    pair=Pair(
        customer="Sitzen bei Ihnen eigentlich nur Idioten?",
        weak=(
            "In diesem Ton müssen wir nicht weiterreden. Außerdem hätten Sie das in den AGB"
            " nachlesen können."
        ),
        strong=(
            "Vier Anrufe, vier verschiedene Auskünfte, da ginge mir auch die Geduld aus. Ich"
            " sage Ihnen jetzt ehrlich, was ich heute tun kann und was nicht."
        ),
        why=(
            "Die erste Antwort schlägt zurück und macht aus einem Streit zwei; die zweite sucht"
            " hinter der Beleidigung den Anlass und bleibt bei ihm."
        ),
    ),
)

_SOLVING = TechniquePage(
    technique=Technique.SOLUTION,
    title="Lösung",
    lead=(
        "Am Ende wollen alle, dass es geregelt wird. So schnell wie möglich, aber nicht früher,"
        " als man es hören kann, und passend zu diesem Fall."
    ),
    helps=(
        "Was, wer, bis wann, und was, wenn nicht.",
        "Eine Wahl lassen, wo es eine gibt.",
        "Die richtige Kollegin dazuholen und ihr selbst alles erzählen.",
        "Fragen, ob es so passt.",
    ),
    harms=(
        "„Wir kümmern uns darum.“",
        "„Das klappt ganz bestimmt.“",
        "Ein Nein ohne alles.",
        "Verbinden und den Kunden von vorn anfangen lassen.",
    ),
    pair=Pair(
        customer="Kriege ich die Medikamente jetzt noch vor dem Wochenende oder nicht?",
        weak="Das sollte eigentlich klappen, wir geben auf jeden Fall unser Bestes.",
        strong=(
            "Ja. Der Fahrer hat sie seit zwölf im Wagen und ist bis 18 Uhr bei Ihnen. Um 17 Uhr"
            " sehe ich nach, wo er steht, und schreibe Ihnen. Wäre er dann noch weit weg, liegen"
            " sie bis 20 Uhr in der Marktapotheke für Sie bereit. Sind Sie um sechs zu Hause?"
        ),
        why=(
            "Mit Uhrzeit, Kontrolle und Ausweg kann man aufhören, sich zu sorgen; „eigentlich“"
            " heißt für jeden, der wartet: wohl nicht."
        ),
    ),
)

LESSON = Lesson(
    title="Wütende Kunden beruhigen",
    intro=_INTRO,
    stages=(_VENTING, _TRUST, _SOLUTION),
    techniques=(_LISTENING, _EMPATHY, _TONE, _SOLVING),
    closing_title="Bevor es losgeht",
    closing=(
        (
            "Sie werden die Lösung zu früh anbieten. Das tun alle, denn sie wollen ja helfen."
            " Der zweithäufigste Fehler sieht netter aus und führt ebenso wenig weiter: Mitgefühl"
            " ohne Ende."
        ),
        (
            "Manchmal braucht es zwei Anläufe. Fällt ein Kunde zurück, haben Sie nicht verloren:"
            " Gehen Sie auf die Stufe, auf der er steht, und fangen Sie dort noch einmal an."
        ),
        (
            "Gönnen Sie sich nach einem schweren Gespräch eine Minute. Die Fragen am Ende jeder"
            " Übung sind dafür da und zählen nirgends."
        ),
    ),
)

"""English: stems by ending, closed word lists, the expressions that grammar gives away."""
# ruff: noqa: E501 - an expression reads best on one line

import re
from collections.abc import Iterable
from typing import Final

from deescalate.analysis.language.rules import LanguageRules, word_set

_SMALL: Final = word_set("""
    a about above after again against ago all almost already also although always am an and another
    any anybody anyone anything anyway are aren around as ask asked asking at away back be became because
    been before being below between both but by came can cannot cant come comes coming could couldn
    couldnt did didn didnt do does doesn doesnt doing don done dont down each either else enough
    even ever every everybody everyone everything few first for from get gets getting give given
    go goes going gone got gonna had hadn has hasn have haven having he hello hence her here hers
    herself hey hi him himself his how however i if im in into is isn isnt it its itself ive just
    keep kind know known last least less let like likely ll look looking lot made make makes making
    many may maybe me mean might mine more most much must my myself need needed needs neither never
    next no nobody none nor not nothing now of off ok okay on once one only onto or other others our
    ours ourselves out over own per perhaps please pls put quite rather re really right said same
    saw say says see seem seems seen she should shouldn since so some somebody someone something
    soon sorry still such sure take taken takes taking tell than thank thanks that the their theirs
    them themselves then there these they thing things think this those though through thus to
    today together told too took towards tried try trying two under until up upon us use used using
    ve very via want wanted wants was wasn way we well went were weren what whatever when whenever
    where whether which while who whoever whole whom whose why will with within without won wont
    would wouldn yes yet you your yours yourself yourselves yeah yep nope oh ah um well n't 's 'm 're
    've 'll 'd s t d m
    """)

_GENERIC: Final = word_set("""
    account address apologise apology assist case check company concern contact customer day detail
    email experience help information inform issue let matter message minute moment name number
    order patience people person problem provide query question reply request resolve service
    situation support system team time understand wait work inconvenience frustrate happen
    appreciate bear sir madam kindly welcome great nice good glad happy confirm update week
    """)

_NUMBERS: Final = {
    word: str(value)
    for value, words in {
        2: "two twice second couple",
        3: "three third thrice",
        4: "four fourth",
        5: "five fifth",
        6: "six sixth",
        7: "seven seventh",
        8: "eight eighth",
        9: "nine ninth",
        10: "ten tenth",
        11: "eleven eleventh",
        12: "twelve twelfth dozen",
        13: "thirteen",
        14: "fourteen fortnight",
        15: "fifteen",
        20: "twenty",
        30: "thirty",
        40: "forty",
        50: "fifty",
        60: "sixty",
        70: "seventy",
        80: "eighty",
        90: "ninety",
        100: "hundred",
    }.items()
    for word in words.split()
}

_IRREGULAR: Final = {
    "bought": "buy", "brought": "bring", "broke": "break", "broken": "break", "built": "build",
    "caught": "catch", "children": "child", "chose": "choose", "chosen": "choose", "cost": "cost",
    "drove": "drive", "driven": "drive", "fell": "fall", "felt": "feel", "flew": "fly",
    "flown": "fly", "forgot": "forget", "forgotten": "forget", "froze": "freeze",
    "frozen": "freeze", "heard": "hear", "held": "hold", "kept": "keep", "knew": "know",
    "left": "leave", "lost": "lose", "meant": "mean", "met": "meet", "missed": "miss",
    "paid": "pay", "payed": "pay", "promise": "promis", "ran": "run", "rang": "ring",
    "rung": "ring", "sat": "sit", "sent": "send", "shown": "show", "slept": "sleep",
    "sold": "sell", "spent": "spend", "spoke": "speak", "spoken": "speak", "stood": "stand",
    "stole": "steal", "stolen": "steal", "stuck": "stick", "taught": "teach", "thrown": "throw",
    "woke": "wake", "women": "woman", "men": "man", "wore": "wear", "wrote": "write",
    "written": "write", "tv": "tv", "mum": "mother", "mom": "mother", "dad": "father",
    "kids": "child", "kid": "child", "quid": "pound",
}  # fmt: skip

_KIN_GROUPS: Final = (
    "parcel package packet shipment",
    "bill invoice",
    "refund reimburse",
    "flat apartment",
    "phone mobile cell",
    "internet broadband wifi",
    "break damage smash crack snap defective faulty",
    "deliver redeliver courier carrier driver",
    "charge debit deduct",
    "cancel terminate",
    "couch sofa settee",
    "replace replacement exchange",
    "doctor gp",
    "vacation holiday",
    "subscription membership",
    "ruin wreck spoil",
)

_ENDINGS: Final = (
    "ationally", "fulness", "iveness", "ousness", "ations", "ation", "ments", "ment", "ingly",
    "edly", "ness", "ings", "ing", "ions", "ion", "ies", "ied", "ers", "er", "est", "ed", "es",
    "ly", "s", "e",
)  # fmt: skip
_SHORTEST: Final = 3


def stem(word: str) -> str:
    """A cheap stem: good enough to see that "delivered" and "delivery" are one matter."""
    word = word.removesuffix("'s")
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending in _ENDINGS:
        rest = len(word) - len(ending)
        if word.endswith(ending) and rest >= _SHORTEST:
            if ending in {"s", "es"} and word.endswith("ss"):
                break
            word = word[:rest]
            break
    if len(word) > _SHORTEST and word[-1] == word[-2] and word[-1] not in "aeious":
        word = word[:-1]
    return word[:-1] if len(word) > _SHORTEST and word[-1] in "yie" else word


def _kin(groups: Iterable[str]) -> dict[str, str]:
    return {stem(word): stem(group.split()[0]) for group in groups for word in group.split()}


ENGLISH: Final = LanguageRules(
    small=_SMALL,
    generic=_GENERIC | frozenset(stem(word) for word in _GENERIC),
    numbers=_NUMBERS,
    kin=_kin(_KIN_GROUPS),
    particles=frozenset(),
    pronouns=word_set(
        "i me my mine myself we us our ours you your yours yourself say says said see so am is are"
        " was were have has had do does did oh okay ok m re ve s"
    ),
    tying=re.compile(
        r"\b(?:so that (?:you|she|he|they)|that way (?:you|she|he|they)|since you|because you|now that you|"
        r"seeing that you|in time for|as you (?:asked|wanted|said|wished)|(?:then|so) you (?:can|won'?t|don'?t|needn'?t))\b",
        re.IGNORECASE,
    ),
    fitting=re.compile(
        r"\b(?:so that|so (?:you|she|he|they|it|the)|since|because|given|seeing|that way|then|as you|"
        r"now that|with (?:a|an|the|your)|for (?:the|your|her|his)|before|in time|without)\b",
        re.IGNORECASE,
    ),
    stem=stem,
    asking=re.compile(
        r"(?:(?:ok(?:ay)?|so|and|but|well|then|also|right|sorry)[, ]+)*"
        r"(?:who(?:se|m)?|what(?! a\b)|when(?! I\b| you\b| we\b| the\b)|where|why|which|how(?! annoying| awful)"
        r"|(?:can|could|will|would|do|does|did|is|are|was|were|has|have|had|should|shall|may|am)(?:n'?t)?"
        r" (?:i|you|we|they|he|she|it|this|that|there|the|my|your|anyone|someone|somebody))\b"
        r"[^.!]*$",
        re.IGNORECASE,
    ),
    request=re.compile(
        r"\b(?:please|kindly|pls) (?:provide|send|give|tell|confirm|share|let|state|enter|supply|reply|"
        r"describe|email|type|read|have|dm|message)\b"
        r"|\b(?:can|could|may|might) (?:i|we|you) (?:please |kindly |just )?"
        r"(?:have|get|ask|take|provide|send|give|tell|confirm|share|grab|read|dm|let)\b"
        r"|\bi(?:'ll| will)? (?:just )?(?:need|require) (?:your|the|you|a|some)\b"
        r"|\bwe(?:'ll| will)? (?:just )?(?:need|require) (?:your|you to)\b"
        r"|\bwhat(?:'s| is| are) (?:your|the)\b|\b(?:send|give|dm|tell|message|drop) (?:me|us)\b"
        r"|\bwould you mind\b|\bask that you\b|\bhave the following ready\b",
        re.IGNORECASE,
    ),
    rhetorical=re.compile(
        r"\b(?:are you (?:kidding|serious|joking|having a laugh|even (?:reading|listening))[^?]*|seriously|"
        r"anyone (?:home|there)|what kind of|who do you think|how (?:hard|difficult) can|"
        r"do you (?:even|think i|have any idea)[^?]*|is (?:this|that) (?:a|some kind of) (?:joke|robot)|"
        r"is this how you|what (?:the|a) (?:hell|heck|fuck)|wtf|how dare|really|you know what|right|"
        r"what am i saying|isn'?t it|innit|eh|huh)\?|^(?:yes|no|hello|really|what|sorry)\?+$",
        re.IGNORECASE,
    ),
    negation=re.compile(
        r"\b(?:not(?! surprised| just| only)|never|no(?! wonder| doubt| that| this| it| you)|none|nobody|nothing|neither|nor|"
        r"cannot|unable|hardly|refuse|doubt|"
        r"instead of|\w+n'?t)\b(?! only\b)",
        re.IGNORECASE,
    ),
    reserved=re.compile(
        r"\bonly\s+(?:\w+\s+){0,4}(?:can|may|could|is able|are able|decides?|approves?|has the)\b"
        r"|\b(?:can|may|could|has to|must) only be\b|\bisn'?t mine to\b|\bnot mine to\b"
        r"|\b(?:is|are|up) (?:for|to|with|down to) (?:the|our|my) (?:\w+\s+){0,3}?(?:to decide|to approve|team|manager|desk|lead|office)\b"
        r"|\bneeds? (?:the|a|my) (?:\w+\s+){0,2}(?:manager|lead|supervisor)'?s?\b",
        re.IGNORECASE,
    ),
    clause_break=re.compile(
        r"[,;:.!?()]|\s-\s|\b(?:yeah no|but|and|so|because|until|unless|if|then|while|though)\b",
        re.IGNORECASE,
    ),
    time=re.compile(
        r"\b(?:today|tonight|tomorrow|this (?:morning|afternoon|evening|minute)|right now|straight away|"
        r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?|noon|midday|midnight|"
        r"\d{1,2}(?:[:.]\d\d)?\s?(?:am|pm|o'?clock|h)|\d{1,2}:\d\d|"
        r"(?:\d+|an?|one|two|three|four|five|six|seven|ten|few|couple of|half an) "
        r"(?:more |working |business |full )?(?:min(?:ute)?s?|hours?|days?|weeks?|months?)|"
        r"(?:by|before|until|till|after|around|at) (?:\d{1,2}|noon|lunch|the end of)|"
        r"(?:on|by) the \d{1,2}(?:st|nd|rd|th)?|\d{1,2}(?:st|nd|rd|th)? (?:of )?"
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|end of (?:the )?(?:day|week)|eod)\b",
        re.IGNORECASE,
    ),
    heat=re.compile(
        r"\b(?:angry|furious|livid|fuming|sick of|sick and tired|fed up|had enough|disgust\w*|disgrace\w*|"
        r"outrag\w+|ridiculous|unacceptable|unbelievable|appalling|shambles|joke|pathetic|useless|"
        r"incompeten\w+|idiot\w*|liars?|lied|lying|scam\w*|thie(?:f|ves)|steal\w*|robb\w+|hell|damn|bloody|crap|"
        r"shit\w*|fuck\w*|bullshit|wtf|horrible|terrible|worst|never again|ruined|humiliat\w+|"
        r"ombudsman|lawyer|solicitor|sue|court|chargeback|trading standards|"
        r"third time|fourth time|fifth time|(?:for|been|after) (?:\w+ )?(?:hours|days|weeks|months)|every (?:single )?time|"
        r"(?:two|three|four|five|six|ten|\d+) (?:hours|days|weeks|months) (?:without|of|waiting|in)|can'?t take (?:it|this|any)|crying|in tears|died|desperate|"
        r"let down|left (?:me|us) |mortified|ashamed|stranded|"
        r"nobody (?:called|came|answers?|cares?|told)|no one (?:called|came|answers?|cares?|told)|"
        r"enough is enough|last straw|how dare)\b",
        re.IGNORECASE,
    ),
    thanks=re.compile(
        r"\b(?:thanks?|thank you|cheers|ty|perfect|great|brilliant|lovely|it works|it worked|sorted|"
        r"appreciate(?: it)?)\b",
        re.IGNORECASE,
    ),
    sorry=re.compile(r"\b(?:sorry|apolog\w+|regret|understand\w*|hear you|feel)\b", re.IGNORECASE),
    recital=re.compile(
        r"^(?:(?:yes|no|unfortunately|please note|kindly note|as|that)[,.: ]+(?:that )?)?"
        r"(?:all |our |any |unopened |the |new |online )*(?:refunds|returns|orders|exchanges|purchases|tickets|bookings|vouchers|"
        r"complaints|claims|deposits|payments|cancellations|deliveries|appointments|charges|fees|"
        r"passengers|customers|guests|members|users|patients|residents|processing times?|information) "
        r"(?:\w+ )?(?:are|is|can|may|must|have to|has to|cannot|will)\b|\bplease note\b|\bkindly note\b|\bplease be aware\b"
        r"|\bfor (?:data protection|security|legal) reasons\b",
        re.IGNORECASE,
    ),
    first_person=re.compile(r"\b(?:i|i'?m|my|me|mine|i'?ve|i'?d|we|our|us)\b", re.IGNORECASE),
)

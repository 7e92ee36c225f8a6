"""What shows loyalty: referrals, praise, favours, competitors refused, evidence of a stage, the rep's judgement."""

from __future__ import annotations

from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.judgement import LEAST_SCORE, MOST_SCORE, Judgement, LoyaltyFactor
from salesbook.domain.promise import Side
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.text import Text
from salesbook.gui.recording.asked import Ask, Asked, Asking, Doing, RecordKind, Values
from salesbook.operations.evidence import record_evidence
from salesbook.operations.loyalty import (
    disqualify,
    judge_factor,
    record_favour,
    record_refusal,
    take_back_disqualifying,
)
from salesbook.operations.sales import record_praise, record_referral

_DAY = Asked(Ask.PAST_DAY, "day", Text("Day"))
_NOTE = Asked(Ask.WORDS, "note", Text("Note"))


def anybody(_asking: Asking) -> bool:
    """Colleagues too: they are thanked like anybody."""
    return True


def _referral(asking: Asking, said: Values) -> Doing:
    to = said["to"]
    made = Referral(asking.contact.id, to.name, said["day"], to.contact_id, said["note"])
    return record_referral, (made, asking.contact)


REFERRAL = RecordKind(
    "referral",
    Text("Referral"),
    "user-round-plus",
    lambda _asking: (Asked(Ask.PERSON, "to", Text("To whom"), needed=True), _DAY, _NOTE),
    _referral,
    Text("Referral recorded"),
    anybody,
)
PRAISE = RecordKind(
    "praise",
    Text("Praise"),
    "message-square-quote",
    lambda _asking: (Asked(Ask.WORDS, "text", Text("In their words"), needed=True), _DAY),
    lambda asking, said: (record_praise, (Praise(asking.contact.id, said["text"], said["day"]), asking.contact)),
    Text("Praise recorded"),
    anybody,
)


def _favour(asking: Asking, said: Values) -> Doing:
    return record_favour, (Favour(asking.contact.id, said["side"], said["text"], said["day"]), asking.contact)


FAVOUR = RecordKind(
    "favour",
    Text("Favour"),
    "handshake",
    lambda _asking: (
        Asked(
            Ask.CHOICE,
            "side",
            Text("By whom"),
            needed=True,
            choices=((Side.ME, Text("by me, for them")), (Side.THEM, Text("by them, for me"))),
        ),
        Asked(Ask.WORDS, "text", Text("What it was"), needed=True),
        _DAY,
    ),
    _favour,
    Text("Favour recorded"),
    anybody,
)


def _refusal(asking: Asking, said: Values) -> Doing:
    return record_refusal, (Refusal(asking.contact.id, said["day"], said["who"], said["note"]), asking.contact)


REFUSAL = RecordKind(
    "refusal",
    Text("Competitor refused"),
    "shield-check",
    lambda _asking: (Asked(Ask.WORDS, "who", Text("Which competitor")), _DAY, _NOTE),
    _refusal,
    Text("Refusal recorded"),
)


def _evidence(asking: Asking, said: Values) -> Doing:
    return record_evidence, (
        asking.contact,
        Evidence(asking.contact.id, said["marker"], said["day"], note=said["note"]),
    )


EVIDENCE = RecordKind(
    "evidence",
    Text("Evidence of a stage"),
    "flag",
    lambda _asking: (
        Asked(
            Ask.CHOICE,
            "marker",
            Text("What shows it"),
            needed=True,
            choices=tuple((marker, Text("{stage}: {marker}", stage=marker.stage, marker=marker)) for marker in Marker),
        ),
        _DAY,
        _NOTE,
    ),
    _evidence,
    Text("Evidence recorded"),
)


def _judgement(asking: Asking, said: Values) -> Doing:
    made = Judgement(asking.contact.id, said["factor"], said["score"], asking.today, said["note"])
    return judge_factor, (made, asking.contact)


JUDGEMENT = RecordKind(
    "judgement",
    Text("Your judgement of their loyalty"),
    "heart",
    lambda _asking: (
        Asked(
            Ask.CHOICE,
            "factor",
            Text("Of what"),
            needed=True,
            choices=tuple((factor, Text("{factor}", factor=factor)) for factor in LoyaltyFactor),
        ),
        Asked(
            Ask.CHOICE,
            "score",
            Text("From 0 to 5"),
            needed=True,
            choices=tuple((score, Text("{score}", score=score)) for score in range(LEAST_SCORE, MOST_SCORE + 1)),
        ),
        _NOTE,
    ),
    _judgement,
    Text("Judgement recorded"),
)
DISQUALIFY = RecordKind(
    "disqualify",
    Text("Will never buy"),
    "ban",
    lambda _asking: (Asked(Ask.WORDS, "because", Text("Why"), needed=True),),
    lambda asking, said: (disqualify, (asking.contact, said["because"])),
    Text("Marked as one who will never buy"),
    lambda asking: not asking.contact.colleague and not asking.contact.disqualified,
)
QUALIFY = RecordKind(
    "qualify",
    Text("May buy after all"),
    "undo-2",
    lambda _asking: (),
    lambda asking, _said: (take_back_disqualifying, (asking.contact,)),
    Text("May buy after all"),
    lambda asking: bool(asking.contact.disqualified),
)

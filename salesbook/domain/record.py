"""What is recorded of a contact beside visits and promises, and what each kind is called."""

from __future__ import annotations

from typing import TypeAlias

from salesbook.domain.evidence import Evidence
from salesbook.domain.favour import Favour
from salesbook.domain.judgement import Judgement
from salesbook.domain.purchase import Offer, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.text import Text
from salesbook.domain.tier import Reward

Recorded: TypeAlias = Offer | Purchase | Referral | Praise | Favour | Refusal | Reward | Judgement | Evidence
_WORDS: dict[type[Recorded], Text] = {
    Offer: Text("offer"),
    Purchase: Text("purchase"),
    Referral: Text("referral"),
    Praise: Text("praise"),
    Favour: Text("favour"),
    Refusal: Text("refusal of a competitor"),
    Reward: Text("reward"),
    Judgement: Text("judgement"),
    Evidence: Text("evidence"),
}
RECORDED: tuple[type[Recorded], ...] = tuple(_WORDS)


def words_of_record(record: Recorded) -> Text:
    """What kind of record it is."""
    return _WORDS[type(record)]

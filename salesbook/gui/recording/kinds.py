"""All that can be recorded of a contact, in the order of the menu. A new kind is one value and one line here."""

from __future__ import annotations

from salesbook.gui.recording.asked import RecordKind
from salesbook.gui.recording.loyalty import (
    DISQUALIFY,
    EVIDENCE,
    FAVOUR,
    JUDGEMENT,
    PRAISE,
    QUALIFY,
    REFERRAL,
    REFUSAL,
)
from salesbook.gui.recording.sales import OFFER, OFFER_LOST, OFFER_WON, PURCHASE

RECORDS: tuple[RecordKind, ...] = (
    OFFER,
    OFFER_WON,
    OFFER_LOST,
    PURCHASE,
    REFERRAL,
    PRAISE,
    FAVOUR,
    REFUSAL,
    EVIDENCE,
    JUDGEMENT,
    DISQUALIFY,
    QUALIFY,
)

"""The words of the call sheet for markers: what is missing as a clause, and what to tick as a word or two."""

from __future__ import annotations

from salesbook.domain.evidence import Marker
from salesbook.domain.text import Text
from salesbook.reports.call_sheet_content import Wording
from salesbook.system.i18n import gettext as _
from salesbook.wording import marker_word, render, word

_CLAUSES = {
    Marker.MET_IN_PERSON: Text("meets you in person"),
    Marker.GOOD_FIRST_IMPRESSION: Text("a good first impression"),
    Marker.JOINED_AN_ACTIVITY: Text("joins an activity outside the office"),
    Marker.OPENLY_SUPPORTS_US: Text("speaks up for us openly"),
    Marker.PRIVATE_ACTIVITY: Text("shares a private activity"),
    Marker.INTRODUCES_A_DECISION_MAKER: Text("introduces a decision maker"),
    Marker.ARGUES_FOR_US: Text("argues for us"),
    Marker.GIVES_INFORMATION: Text("gives information"),
    Marker.REFERS_A_CUSTOMER: Text("refers a customer"),
}
_TICKS = {
    Marker.GOOD_FIRST_IMPRESSION: Text("good impression"),
    Marker.OPENLY_SUPPORTS_US: Text("speaks up for us"),
    Marker.INTRODUCES_A_DECISION_MAKER: Text("introduces us"),
    Marker.REFERS_A_CUSTOMER: Text("refers others"),
}


def said(words: Wording) -> str:
    """The rep's own words as they stand; ours in the language of the paper."""
    return render(words) if isinstance(words, Text) else words


def missing_clause(markers: tuple[Marker, ...]) -> str:
    """What would open the next stage: `speaks up for us openly, or shares a private activity.`"""
    clauses = [_clause(marker.general) for marker in markers]
    if not clauses:
        return ""
    if len(clauses) == 1:
        return _("{clause}.").format(clause=clauses[0])
    several = clauses[0]
    for clause in clauses[1:-1]:
        several = _("{clauses}, {clause}").format(clauses=several, clause=clause)
    return _("{clauses}, or {clause}.").format(clauses=several, clause=clauses[-1])


def tick_word(marker: Marker) -> str:
    """A marker in the few words that fit beside a box."""
    own = marker_word(marker)
    return render(_TICKS[marker]) if marker in _TICKS and own == word(marker) else own


def _clause(marker: Marker) -> str:
    own = marker_word(marker)
    return render(_CLAUSES[marker]) if own == word(marker) else own

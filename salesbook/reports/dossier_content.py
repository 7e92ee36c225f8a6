"""What a contact dossier says, as facts: everything the notebook has of one person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.channel import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Marker
from salesbook.domain.important_date import Calendar, ImportantDate
from salesbook.domain.money import Money
from salesbook.domain.promise import Side
from salesbook.domain.stage import Stage
from salesbook.domain.visit import ValueKind
from salesbook.reports.call_sheet_content import AskItem, LastVisit, StageStep, TalkPoint, Wording
from salesbook.reports.visit_report_content import ReportPromise


@dataclass(frozen=True)
class Felt:
    """How the contact left a visit."""

    day: date
    emotion: Emotion


@dataclass(frozen=True)
class DatedDay:
    """An important date with the next solar day on which it falls."""

    entry: ImportantDate
    next: date

    @property
    def is_lunar(self) -> bool:
        """Whether it is counted in the lunar calendar, so that its solar day moves."""
        return self.entry.calendar is Calendar.LUNAR


@dataclass(frozen=True)
class Given:
    """What was given of one kind of value: how often, and what that cost, one sum a currency."""

    kind: ValueKind
    times: int
    cost: tuple[Money, ...] = ()


@dataclass(frozen=True)
class Quarter:
    """The purchases of a quarter of a year (1 to 4), in the currency of most of them."""

    year: int
    number: int
    amount: Money


@dataclass(frozen=True)
class Bought:
    """All purchases: how many, their sums and profits, and the last quarters up to the present one."""

    orders: int
    amount: tuple[Money, ...]
    profit: tuple[Money, ...]
    quarters: tuple[Quarter, ...]


@dataclass(frozen=True)
class Kept:
    """How many promises of a side were kept, of those that were kept or broken."""

    side: Side
    kept: int
    settled: int


@dataclass(frozen=True)
class Standing:
    """Where a lens puts the contact, and what would move them."""

    lens: Wording
    position: Wording
    to_move: Wording = ""


@dataclass(frozen=True)
class DossierVisit:
    """A visit that was made, with its notes; private ones only where that was ticked."""

    day: date
    channel: Channel | None = None
    notes: tuple[str, ...] = ()
    emotion: Emotion | None = None


@dataclass(frozen=True)
class DossierLine:
    """A dated line of the later pages: a favour, a referral, praise, a step between stages."""

    day: date
    what: Wording
    note: str = ""


@dataclass(frozen=True)
class Dossier:
    """The dossier of a contact, or of nobody where `name` is empty. Promises open on the day it was printed."""

    printed_on: date
    my_name: str = ""
    name: str = ""
    phonetic: str = ""
    role: str = ""
    organisation: str = ""
    how_we_met: str = ""
    language: str = ""
    photo: bytes = b""
    colleague: bool = False
    phones: tuple[tuple[str, str], ...] = ()
    messages: tuple[tuple[str, Wording], ...] = ()
    addresses: tuple[str, ...] = ()
    preferred: Channel | None = None
    best_hours: str = ""
    stage: Stage | None = None
    stage_steps: tuple[StageStep, ...] = ()
    missing: tuple[Marker, ...] = ()
    felt: tuple[Felt, ...] = ()
    last: LastVisit | None = None
    last_is_alarm: bool = False
    matters_most: tuple[str, ...] = ()
    tier: Wording = ""
    interests: tuple[TalkPoint, ...] = ()
    avoid: tuple[str, ...] = ()
    relations: tuple[Wording, ...] = ()
    dates: tuple[DatedDay, ...] = ()
    needs: tuple[str, ...] = ()
    ask_again: tuple[AskItem, ...] = ()
    values: tuple[Given, ...] = ()
    bought: Bought | None = None
    we: tuple[ReportPromise, ...] = ()
    they: tuple[ReportPromise, ...] = ()
    kept: tuple[Kept, ...] = ()
    standings: tuple[Standing, ...] = ()
    visits: tuple[DossierVisit, ...] = ()
    favours: tuple[DossierLine, ...] = ()
    referrals: tuple[DossierLine, ...] = ()
    steps: tuple[DossierLine, ...] = ()

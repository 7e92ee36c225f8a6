"""What stands on the Settings page, as data: a new setting is one line in one of these lists.

How a row is edited follows from its kind; what a value may be is said by `domain/setting.py` (the notebook's) and
`system/settings.py` (this computer's), not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from salesbook.domain.evidence import Marker
from salesbook.domain.reminders.reminder import ReminderKind
from salesbook.domain.setting_words import SETTING_WORDS
from salesbook.domain.text import Text


class Kind(Enum):
    """How a setting is edited."""

    LINE = "line"
    NUMBER = "number"
    CHOICE = "choice"
    YES_NO = "yes-no"
    WEEK = "week"


@dataclass(frozen=True)
class Row:
    """One setting, or one `part` of a setting that is a list: a marker's words, a kind of reminder.

    `key` is as `salesbook settings` knows it; `here` are those of this computer, not of the notebook. On the page it
    may stand `under` a head, and need not repeat there what that says: `brief`.
    """

    key: str
    words: Text
    kind: Kind = Kind.LINE
    hint: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    here: bool = False
    part: Marker | ReminderKind | None = None
    under: Text | None = None
    brief: Text | None = None

    @property
    def name(self) -> str:
        """What tells this row from all others."""
        return f"{self.key}:{self.part.value}" if self.part else self.key


@dataclass(frozen=True)
class Section:
    """Settings that belong together. `note` says what they are for, or where they are kept."""

    name: str
    words: Text
    icon: str
    note: Text
    rows: tuple[Row, ...] = ()


_NEVER = Text("Never")
_CADENCE, _WHEN = Text("Cadence"), Text("When to remind")
_LIMITS, _LINES = Text("Limits"), Text("Lines of the lenses")
_MINUTES = tuple((str(minutes), Text("After {minutes} minutes", minutes=minutes)) for minutes in (2, 5, 10, 15, 30, 60))


def _here(key: str, words: Text, *choices: tuple[str, Text], hint: Text | None = None) -> Row:
    return Row(key, words, Kind.CHOICE if choices else Kind.LINE, hint, choices, here=True)


def _number(key: str, under: Text | None = None) -> Row:
    return Row(key, SETTING_WORDS[key], Kind.NUMBER, under=under)


def _reminder(kind: ReminderKind) -> Row:
    words, brief = Text("Remind of: {kind}", kind=kind), Text("{kind}", kind=kind)
    return Row("rules-off", words, Kind.YES_NO, part=kind, under=Text("Remind me of"), brief=brief)


def _marker(marker: Marker) -> Row:
    words, under = Text("{stage}: {marker}", stage=marker.stage, marker=marker), Text("{stage}", stage=marker.stage)
    return Row("marker-words", words, part=marker, under=under, brief=Text("{marker}", marker=marker))


ME = Section(
    "me",
    Text("Me"),
    "user",
    Text("Printed on your papers, and compared with what your contacts care about."),
    (
        Row("my-name", SETTING_WORDS["my-name"]),
        Row("my-company", SETTING_WORDS["my-company"]),
        Row(
            "my-interests",
            SETTING_WORDS["my-interests"],
            hint=Text("Separated by commas, such as: badminton, tea, chess. Salesbook names the common ground."),
        ),
        Row(
            "currency",
            SETTING_WORDS["currency"],
            hint=Text(
                "A code of three letters, such as CNY or EUR. Amounts noted in another stay in it until you exchange them."
            ),
        ),
    ),
)
WINDOW = Section(
    "window",
    Text("Window"),
    "columns-3",
    Text("For this computer only."),
    (
        _here(
            "language",
            Text("Language"),
            ("", Text("As the system")),
            # Each in its own words, as those who read it look for it.
            ("en", Text("{language}", language="English")),
            ("zh_CN", Text("{language}", language="中文")),
        ),
        _here(
            "theme",
            Text("Theme"),
            ("system", Text("As the system")),
            ("light", Text("Light")),
            ("dark", Text("Dark")),
        ),
        _here(
            "text-size",
            Text("Text size"),
            *((size, Text("{size} %", size=size)) for size in ("100", "110", "120", "130", "140", "150")),
        ),
        _here(
            "density",
            Text("Rows"),
            ("comfortable", Text("Comfortable")),
            ("compact", Text("Compact")),
            hint=Text("Compact rows are less high; the text stays as large."),
        ),
        _here("paper", Text("Paper"), ("a4", Text("A4")), ("letter", Text("Letter"))),
        _here(
            "catch-up-from",
            Text("Catch up from"),
            hint=Text(
                "A time such as 16:00: from then on Today lists whom you probably met that day and have not logged."
            ),
        ),
    ),
)
WORK = Section(
    "work",
    Text("Working days"),
    "calendar",
    Text("Reminders and the spreading of the overdue keep to them."),
    (
        Row("working-days", SETTING_WORDS["working-days"], Kind.WEEK),
        Row(
            "country",
            SETTING_WORDS["country"],
            hint=Text("A country's code of two letters, such as CN, DE or US."),
        ),
        Row(
            "days-off",
            SETTING_WORDS["days-off"],
            hint=Text("Separated by commas, such as: 2026-12-24, 2026-12-31."),
        ),
    ),
)
REMINDERS = Section(
    "reminders",
    Text("Reminders"),
    "calendar-clock",
    Text("What Today speaks of, and when."),
    (
        *(_reminder(kind) for kind in ReminderKind),
        _number("cadence-recognition", _CADENCE),
        _number("cadence-dating", _CADENCE),
        _number("cadence-trust", _CADENCE),
        _number("cadence-ally", _CADENCE),
        _number("date-lead", _WHEN),
        _number("date-kept", _WHEN),
        _number("alarm-within", _WHEN),
        _number("thank-within", _WHEN),
        _number("ask-after-purchase", _WHEN),
        _number("referral-after", _WHEN),
        _number("reward-every", _WHEN),
        _number("card-lead", _WHEN),
        _number("news-kept", _WHEN),
        _number("confirm-after", _WHEN),
        _number("stuck-after", _WHEN),
    ),
)
MARKERS = Section(
    "markers",
    Text("Markers"),
    "flag",
    Text("What shows that a stage is reached, in your own words. Evidence recorded before keeps the words it had."),
    tuple(_marker(marker) for marker in Marker),
)
LENSES = Section(
    "lenses",
    Text("Lenses and limits"),
    "trending-up",
    Text("Where the lines are drawn. A line or a limit of 0 is none: it is worked out from the book, or not watched."),
    (
        Row(
            "matters",
            SETTING_WORDS["matters"],
            hint=Text("Separated by commas, such as: price, information, ease."),
        ),
        _number("hospitality-limit", _LIMITS),
        _number("gift-limit", _LIMITS),
        _number("profit-line", _LINES),
        _number("loyalty-line", _LINES),
        _number("pareto-a", _LINES),
        _number("pareto-b", _LINES),
        _number("client-purchases", _LINES),
        _number("lost-after", _LINES),
        _number("ambassador-referrals", _LINES),
        _number("equity-years", _LINES),
    ),
)
QUIET = Section(
    "quiet",
    Text("Notifications"),
    "clock",
    Text("For this computer only."),
    (
        _here(
            "quiet-from", Text("Quiet from"), hint=Text("A time such as 21:00. Nothing is announced in quiet hours.")
        ),
        _here("quiet-to", Text("Quiet until"), hint=Text("Leave one of the two empty for no quiet hours.")),
        Row(
            "hide-names",
            Text("Hide names in notifications"),
            Kind.YES_NO,
            Text("A notification then says what is due, and not whom it is about."),
            here=True,
        ),
        Row("autostart", Text("Start with the computer"), Kind.YES_NO, here=True),
        Row(
            "close-to-tray",
            Text("Go on in the tray when the window is closed"),
            Kind.YES_NO,
            Text("Reminders are announced then too. Without a tray closing ends the program."),
            here=True,
        ),
    ),
)
PROTECTION = Section(
    "protection",
    Text("Protection"),
    "lock",
    Text("What opens the notebook. Every change takes effect at once, and is confirmed by a way you have."),
    (
        _here(
            "lock-after",
            Text("Lock when idle"),
            ("", _NEVER),
            *_MINUTES,
            hint=Text("Without a key or a movement of the mouse. What you were writing is kept."),
        ),
    ),
)
NOTEBOOK = Section(
    "notebook", Text("Notebook"), "notebook-pen", Text("Where everything is kept, and how it is kept safe.")
)
SECTIONS: tuple[Section, ...] = (ME, WINDOW, WORK, REMINDERS, MARKERS, LENSES, QUIET, PROTECTION, NOTEBOOK)

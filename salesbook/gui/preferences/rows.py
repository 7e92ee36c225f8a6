"""What stands on the Settings page, as data: a new setting is one line in one of these lists.

How a row is edited follows from its kind; what a value may be is said by `domain/setting.py` (the notebook's) and
`system/settings.py` (this computer's), not here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from salesbook.domain.text import Text


class Kind(Enum):
    """How a setting is edited."""

    LINE = "line"
    DAYS = "days"
    CHOICE = "choice"
    YES_NO = "yes-no"


@dataclass(frozen=True)
class Row:
    """One setting. `key` is as `salesbook settings` knows it; `here` are those of this computer, not of the notebook."""

    key: str
    words: Text
    kind: Kind = Kind.LINE
    hint: Text | None = None
    choices: tuple[tuple[str, Text], ...] = ()
    here: bool = False


@dataclass(frozen=True)
class Section:
    """Settings that belong together. `note` says what they are for, or where they are kept."""

    name: str
    words: Text
    icon: str
    note: Text
    rows: tuple[Row, ...] = ()


_NEVER = Text("Never")
_MINUTES = tuple((str(minutes), Text("After {minutes} minutes", minutes=minutes)) for minutes in (2, 5, 10, 15, 30, 60))


def _here(key: str, words: Text, *choices: tuple[str, Text], hint: Text | None = None) -> Row:
    return Row(key, words, Kind.CHOICE if choices else Kind.LINE, hint, choices, here=True)


def _days(key: str, words: Text, hint: Text | None = None) -> Row:
    return Row(key, words, Kind.DAYS, hint)


ME = Section(
    "me",
    Text("Me"),
    "user",
    Text("Printed on your papers, and compared with what your contacts care about."),
    (
        Row("my-name", Text("My name")),
        Row("my-company", Text("My company")),
        Row(
            "my-interests",
            Text("My interests"),
            hint=Text("Separated by commas, such as: badminton, tea, chess. Salesbook names the common ground."),
        ),
        Row("currency", Text("Currency"), hint=Text("A code of three letters, such as CNY or EUR.")),
    ),
)
WINDOW = Section(
    "window",
    Text("Window"),
    "columns-3",
    Text("For this computer only."),
    (
        _here(
            "language", Text("Language"), ("", Text("As the system")), ("en", Text("English")), ("zh_CN", Text("中文"))
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
    ),
)
REMINDERS = Section(
    "reminders",
    Text("Reminders"),
    "calendar-clock",
    Text("How long a contact may go untouched, and when Today speaks up. In days."),
    (
        _days("cadence-recognition", Text("Touch at recognition, every")),
        _days("cadence-dating", Text("Touch at dating, every")),
        _days("cadence-trust", Text("Touch at trust, every")),
        _days("cadence-ally", Text("Touch at ally, every")),
        _days("date-lead", Text("Important dates, ahead by")),
        _days("date-kept", Text("Important dates, kept after for")),
        _days("alarm-within", Text("Make good a bad visit within")),
        _days("confirm-after", Text("Ask facts again after")),
        _days("stuck-after", Text("A stage is stuck after")),
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
SECTIONS: tuple[Section, ...] = (ME, WINDOW, REMINDERS, QUIET, PROTECTION, NOTEBOOK)

"""Every command of the window in one table: its words, keys and icon. Menus, the palette and the overview read it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from salesbook.domain.text import Text


@dataclass(frozen=True)
class Action:
    """One command, by the platform's own keys and by those that are known from elsewhere."""

    name: str
    words: Text
    icon: str = ""
    keys: tuple[str, ...] = ()
    standard: QKeySequence.StandardKey | None = None

    @property
    def shortcuts(self) -> list[QKeySequence]:
        """The keys on this platform."""
        platform = QKeySequence.keyBindings(self.standard) if self.standard is not None else []
        ours = [QKeySequence(key) for key in self.keys]
        return [*platform, *(key for key in ours if key not in platform)]


PAGES: tuple[Action, ...] = (
    Action("today", Text("Today"), "calendar-check", ("Ctrl+1",)),
    Action("contacts", Text("Contacts"), "users", ("Ctrl+2",)),
    Action("stages", Text("Stages"), "columns-3", ("Ctrl+3",)),
    Action("plan", Text("Plan"), "calendar-days", ("Ctrl+4",)),
    Action("insights", Text("Insights"), "lightbulb", ("Ctrl+5",)),
    Action("reports", Text("Reports"), "file-text", ("Ctrl+6",)),
)

# At the foot of the sidebar, below the safety light.
FOOT: tuple[Action, ...] = (
    Action("settings", Text("Settings"), "settings", ("Ctrl+,",), QKeySequence.StandardKey.Preferences),
    Action("lock", Text("Lock now"), "lock", ("Ctrl+Shift+L",)),
)

ACTIONS: tuple[Action, ...] = (
    *PAGES,
    *FOOT,
    Action("search", Text("Find a person, a note, a command"), "search", ("Ctrl+K",)),
    Action("log-visit", Text("Log a visit"), "pencil-line", ("Ctrl+L",)),
    Action("plan-visit", Text("Plan a visit"), "calendar-days", ("Ctrl+Shift+P",)),
    Action("new-contact", Text("New contact"), "user-plus", ("Ctrl+N",), QKeySequence.StandardKey.New),
    Action("remind", Text("Remind me"), "bell", ("Ctrl+R",)),
    Action("record", Text("Record an offer, order, referral, praise or favour"), "plus", ("Ctrl+Shift+R",)),
    Action("delete-contact", Text("Delete the contact that is shown"), "trash-2"),
    Action("merge", Text("Merge contacts noted twice"), "merge"),
    Action("import", Text("Import contacts"), "import", ("Ctrl+I",)),
    Action("export", Text("Export contacts"), "upload", ("Ctrl+Shift+E",)),
    Action("calendar", Text("Save the calendar of today"), "calendar-days"),
    Action("call-sheets", Text("Save call sheets"), "printer", ("Ctrl+P",), QKeySequence.StandardKey.Print),
    Action("accept", Text("Accept what is offered"), "check", ("Ctrl+Shift+Return",)),
    Action("print-sheets", Text("Print call sheets"), "printer", ("Ctrl+Alt+P",)),
    Action("back-up", Text("Back up now"), "save"),
    Action("restore", Text("Restore a backup"), "package-check"),
    Action("open-notebook", Text("Open another notebook"), "notebook-pen"),
    Action("new-notebook", Text("New notebook"), "file-plus"),
    Action("undo", Text("Undo"), "undo-2", ("Ctrl+Z",), QKeySequence.StandardKey.Undo),
    Action("redo", Text("Redo"), "redo-2", ("Ctrl+Y",), QKeySequence.StandardKey.Redo),
    Action("language", Text("Switch to Chinese or English"), "languages"),
    Action("theme-light", Text("Light theme"), "sun"),
    Action("theme-dark", Text("Dark theme"), "moon"),
    Action("theme-system", Text("Theme of the system"), "sun"),
    Action("help", Text("Help"), "circle-help", ("F1",), QKeySequence.StandardKey.HelpContents),
    Action("first-visit", Text("The two-minute first visit"), "lightbulb"),
    Action("shortcuts", Text("Keyboard shortcuts"), "keyboard", ("Ctrl+/",)),
    Action("about", Text("About Salesbook"), "info"),
    Action("quit", Text("Quit"), "", ("Ctrl+Q",), QKeySequence.StandardKey.Quit),
)


def action_named(name: str) -> Action:
    """An action of the table."""
    return next(action for action in ACTIONS if action.name == name)


def give_quit_key(widget: QWidget, leave: Callable[[], object]) -> None:
    """Let the keys that quit do so where a window has no actions yet: before there is a notebook, and while it is locked."""
    for keys in action_named("quit").shortcuts:
        QShortcut(keys, widget).activated.connect(leave)


# What keys do where the keyboard is in one place only, for the overview.
IN_THE_TIMELINE: tuple[tuple[Text, str], ...] = (
    (Text("In the timeline: edit the visit, or log what came of a planned one"), "Enter"),
    (Text("In the timeline: edit the visit"), "E"),
    (Text("In the timeline: show all of a note"), "Space"),
    (Text("In the timeline: delete the visit"), "Del"),
    (Text("In the timeline: what can be done with the visit"), "Shift+F10"),
    (Text("From an organisation back to the contact"), "Alt+←"),
    (Text("On the page of contacts: choose the order of the list"), "Ctrl+Shift+O"),
    (Text("In the reports: turn the page"), "PgUp, PgDown"),
    (Text("In the reports: save as PDF"), "Ctrl+S"),
    (Text("In the timeline: a year back, a year on"), "Ctrl+PgDown, Ctrl+PgUp"),
)
IN_TODAY: tuple[tuple[Text, str], ...] = (
    (Text("Done"), "D"),
    (Text("Snooze"), "H"),
    (Text("Log"), "L"),
    (Text("Skip"), "S"),
    (Text("Open the contact"), "Enter"),
    (Text("Catch up: log the visit with this number"), "1 – 9"),
)
IN_A_VISIT: tuple[tuple[Text, str], ...] = (
    (Text("Save the visit from anywhere"), "Ctrl+Enter"),
    (Text("Take the contact a new name may mean"), "Ctrl+Shift+Enter"),
    (Text("From the line to the form"), "Tab"),
    (Text("Turn the last chip back into words"), "Backspace"),
)
ON_THE_BOARD: tuple[tuple[Text, str], ...] = (
    (Text("Move the card to the next or the previous stage"), "Ctrl+→, Ctrl+←"),
    (Text("Open the contact"), "Enter"),
    (Text("What can be done with the card"), "Shift+F10"),
)
IN_THE_PLAN: tuple[tuple[Text, str], ...] = (
    (Text("Move it by a day, or by a week; in a week by half an hour"), "Ctrl+← → ↑ ↓"),
    (Text("Move it by a week"), "Ctrl+PgUp, Ctrl+PgDown"),
    (Text("Open it, or plan on the day"), "Enter"),
    (Text("Delete the visit"), "Del"),
    (Text("What can be done with it"), "Shift+F10"),
)
IN_THE_REVIEW: tuple[tuple[Text, str], ...] = (
    (Text("Merge the cards that are chosen"), "M"),
    (Text("Add them, or keep them as new"), "A"),
    (Text("Skip them"), "S"),
    (Text("Import what is chosen"), "Ctrl+Enter"),
)
IN_A_DAY: tuple[tuple[Text, str], ...] = (
    (Text("A day later or earlier"), "Up, Down"),
    (Text("A week later or earlier"), "Ctrl+Up, Ctrl+Down"),
    (Text("A month later or earlier"), "PgUp, PgDown"),
    (Text("Choose from a calendar"), "F4"),
)
KEYS_IN: dict[str, tuple[tuple[Text, str], ...]] = {
    "timeline": IN_THE_TIMELINE,
    "today": IN_TODAY,
    "visit": IN_A_VISIT,
    "day": IN_A_DAY,
    "board": ON_THE_BOARD,
    "plan": IN_THE_PLAN,
    "import": IN_THE_REVIEW,
}

"""The list of what is due: arrows choose, one key answers. The chosen row carries its four answers as buttons."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QWidget

from salesbook.domain.reminders.reminder import Reminder, ReminderKind
from salesbook.domain.text import Text
from salesbook.gui.icons import icon
from salesbook.gui.theme import Theme
from salesbook.gui.today.due_delegate import GROWS, DueDelegate
from salesbook.gui.today.due_model import DueModel, Head, More, RowRole
from salesbook.gui.words import button, with_icon
from salesbook.queries.due_rows import DueRow
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

# The main answer of a kind is filled: logging repairs an alarm and does a follow-up, Done keeps a promise.
_LOG_FIRST = frozenset({ReminderKind.ALARM, ReminderKind.NEXT_STEP})
_DONE_FIRST = frozenset(
    {ReminderKind.PROMISE_BY_ME, ReminderKind.PROMISE_BY_THEM, ReminderKind.OWN, ReminderKind.THANKS, ReminderKind.CARD}
)

# What Done means where it means more than that; the key stays D.
_DONE_WORDS = {
    ReminderKind.CARD: Text("Sent"),
    ReminderKind.NEWS: Text("Told"),
    ReminderKind.THANKS: Text("Thanked"),
    ReminderKind.AFTER_PURCHASE: Text("Asked"),
    ReminderKind.REFERRAL: Text("Asked"),
    ReminderKind.REWARD: Text("Given"),
    ReminderKind.CONFIRM: Text("All still right"),
}

_UP = (
    QListView.CursorAction.MoveUp,
    QListView.CursorAction.MovePageUp,
    QListView.CursorAction.MovePrevious,
)


def answers_to(reminder: Reminder) -> list[tuple[str, str, str, str]]:
    """The answers a reminder takes, always in this order: name, words, key and icon. Nothing is logged with nobody."""
    answers = [
        ("done", render(_DONE_WORDS.get(reminder.kind, Text("Done"))), "D", "check"),
        ("snooze", _("Snooze"), "H", "clock"),
        ("log", _("Log"), "L", "pencil-line"),
        ("skip", _("Skip"), "S", ""),
    ]
    return [one for one in answers if reminder.contact_id or one[0] != "log"]


class DueList(QListView):
    """Emits what the rep answers to the chosen reminder; Enter opens the contact."""

    done = Signal(object)
    snooze = Signal(object)
    log = Signal(object)
    skip = Signal(object)
    opened = Signal(object)
    more = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.due = DueModel()
        self._look = DueDelegate(theme)
        self.setModel(self.due)
        self.setItemDelegate(self._look)
        self.setAccessibleName(_("What is due"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.selectionModel().currentChanged.connect(self._choose)
        self.doubleClicked.connect(lambda _index: self._act("opened"))
        self.setMouseTracking(True)

    def show_day(self, rows: tuple[list[DueRow], list[DueRow]], counts: tuple[int, int], today: date) -> None:
        """Show a day, keeping the same reminder chosen, or else its neighbour."""
        chosen, place, scrolled = self.chosen(), self.currentIndex().row(), self.verticalScrollBar().value()
        self._look.show_days((row for half in rows for row in half), today)
        self._look.chosen = -1
        self.due.show(rows, (Head(_("Must"), counts[0]), Head(_("Worth doing"), counts[1])), today)
        keys = [self._reminder_at(row) for row in range(self.due.rowCount())]
        wanted = next((row for row, one in enumerate(keys) if one and chosen and one.key == chosen.key), None)
        if wanted is None:
            after = [row for row, one in enumerate(keys) if one and row >= place]
            wanted = after[0] if after else next((row for row, one in reversed([*enumerate(keys)]) if one), None)
        if wanted is not None:
            self.setCurrentIndex(self.due.index(wanted))
        # The rep's eyes stay where they were; the reset had gone to the chosen row.
        self.doItemsLayout()
        self.verticalScrollBar().setValue(scrolled)
        self.scrollTo(self.currentIndex())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The rows are laid out for the new width, and may become higher or lower."""
        self._look.fit(self.viewport().width())
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def chosen(self) -> Reminder | None:
        """The reminder of the current row."""
        return self._reminder_at(self.currentIndex().row())

    def below_answer(self, name: str) -> QPoint:
        """Where on the screen a menu of one of the chosen row's answers opens: below its button."""
        index = self.currentIndex()
        answers = self.indexWidget(index)
        made = answers.findChild(QPushButton, name) if answers is not None else None  # type: ignore[redundant-expr]
        if made is None or made.visibleRegion().isEmpty():
            return self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
        return made.mapToGlobal(made.rect().bottomLeft())

    def _reminder_at(self, row: int) -> Reminder | None:
        found = self.due.index(row).data(RowRole) if row >= 0 else None
        return found.reminder if isinstance(found, DueRow) else None

    def _choose(self, now: QModelIndex | QPersistentModelIndex, before: QModelIndex | QPersistentModelIndex) -> None:
        if before.isValid():
            self.setIndexWidget(before, None)  # type: ignore[arg-type]
        found = now.data(RowRole)
        if isinstance(found, Head):
            return
        self._look.chosen = now.row() if isinstance(found, DueRow) else -1
        self.due.layoutChanged.emit()
        if isinstance(found, DueRow):
            self.setIndexWidget(self.due.index(now.row()), _Answers(self, found.reminder, self._theme))

    def moveCursor(  # noqa: N802
        self, action: QListView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        """Nothing stops on a head: on to the row below it, or up to the one above it where there is one."""
        index = super().moveCursor(action, modifiers)
        if not isinstance(index.data(RowRole), Head):
            return index
        above = self.due.index(index.row() - 1) if action in _UP else QModelIndex()
        return above if above.isValid() else self.due.index(index.row() + 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """A head cannot be chosen, nor does pressing what shows the rest: the chosen row would close, and it would jump away."""
        pressed = self.indexAt(event.position().toPoint()).data(RowRole)
        if isinstance(pressed, More):
            self.more.emit()
        elif not isinstance(pressed, Head):
            super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """D, H, L and S answer, once a press: a key held down would answer the whole day. Enter opens; arrows step over heads."""
        keys = {Qt.Key.Key_D: "done", Qt.Key.Key_H: "snooze", Qt.Key.Key_L: "log", Qt.Key.Key_S: "skip"}
        key = Qt.Key(event.key())
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        acts = keys if plain else {}
        acts |= {Qt.Key.Key_Return: "opened", Qt.Key.Key_Enter: "opened"}
        if key in acts:
            if not event.isAutoRepeat():
                self._act(acts[key])
        else:
            super().keyPressEvent(event)

    def _act(self, name: str) -> None:
        if name == "opened" and isinstance(self.currentIndex().data(RowRole), More):
            self.more.emit()
            return
        reminder = self.chosen()
        if reminder is not None and (reminder.contact_id or name not in ("log", "opened")):
            getattr(self, name).emit(reminder)


class _Answers(QWidget):
    """Done, Snooze, Log, Skip, each with its key."""

    def __init__(self, owner: DueList, reminder: Reminder, theme: Theme) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 8, 6)
        row.setSpacing(6)
        row.addStretch(1)
        filled = "log" if reminder.kind in _LOG_FIRST else "done" if reminder.kind in _DONE_FIRST else ""
        for name, words, key, picture in answers_to(reminder):
            made = button(f"{words}  {key}", "small-filled" if name == filled else "small", words)
            made.setObjectName(name)
            # It goes when it is pressed; the list, whose keys do the same, keeps the focus.
            made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            if picture:
                colour = theme.accent_text if name == filled else theme.text_muted
                with_icon(made, icon(picture, colour, 14), 14)
            made.clicked.connect(lambda _checked=False, one=name: getattr(owner, one).emit(reminder))
            # They stand at the foot, under however many lines the reason has.
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignBottom)
        self.setMinimumHeight(theme.rows.today + theme.px(GROWS))

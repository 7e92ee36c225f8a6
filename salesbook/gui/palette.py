"""The list under the search field: people, organisations, visits, commands and settings in one; recent people when it is empty."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from salesbook.domain.organisation import Organisation
from salesbook.domain.visit import Visit
from salesbook.gui.actions import ACTIONS
from salesbook.gui.asking import Questions
from salesbook.gui.icons import pixmap
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.top_bar import SearchField, keys_of
from salesbook.gui.words import in_clauses
from salesbook.queries.contacts import ContactLine
from salesbook.queries.organisations import organisations_of_those_found
from salesbook.queries.palette import recent_contacts
from salesbook.queries.search import VisitHit, contacts_matching, is_ranked, visits_matching
from salesbook.queries.visits import names_of, visit_with_code
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, listed, medium_date, render

MOST_CONTACTS, MOST_ORGANISATIONS, MOST_VISITS, MOST_COMMANDS, MOST_SETTINGS = 8, 3, 6, 6, 5
# At text of 100 %: a row, its icon, where its words begin, and the least width of the list.
ROW, ICON, BESIDE, LEAST = 36, 16, 36, 560


@dataclass(frozen=True)
class Found:
    """One row: what it says, and what choosing it does."""

    icon: str
    title: str
    detail: str
    hint: str
    act: Callable[[], None]


@dataclass(frozen=True)
class Answer:
    """What the notebook has for some words."""

    words: str
    people: list[ContactLine]
    visits: list[VisitHit]
    planned: PlannedVisit | None = None
    organisations: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class PlannedVisit:
    """The planned visit whose code was typed."""

    visit: Visit
    names: tuple[str, ...]


def _found(words: str, reader: NotebookReader) -> Answer:
    if not words:
        return Answer(words, recent_contacts(reader, MOST_CONTACTS), [])
    visits = visits_matching(reader, words, MOST_VISITS)
    people = contacts_matching(reader, words, MOST_CONTACTS)
    # A single letter begins half of all names, and says nothing.
    ids = tuple(line.id for line in people) if is_ranked(words) else ()
    organisations = organisations_of_those_found(reader, ids, words, MOST_ORGANISATIONS)
    return Answer(words, people, visits, _planned(words, reader), tuple(organisations))


def _planned(words: str, reader: NotebookReader) -> PlannedVisit | None:
    found = visit_with_code(reader, words)
    return PlannedVisit(found, names_of(reader, found.id)) if found else None


class Palette(QFrame):
    """Opens under the field while it has focus. Enter opens the chosen row, or makes a contact nobody is found by."""

    def __init__(
        self, session: Session, requests: Requests, theme: Theme, field: SearchField, act: Callable[[str], None]
    ) -> None:
        super().__init__(field.window())
        self._session, self._requests, self._field, self._act = session, requests, field, act
        self._theme = theme
        self.setProperty("look", "raised")
        self.list = _List(theme.raised)
        self.list.setAccessibleName(_("What was found"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_Row(theme))
        self.list.itemClicked.connect(lambda _item: self._choose())
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.list)
        field.textChanged.connect(lambda _text: self.look() if field.hasFocus() or self.isVisible() else None)
        field.moved.connect(self._move)
        field.chosen.connect(self._choose)
        field.left.connect(self.leave)
        self._questions = Questions(session, self, keeps_reader=True)
        self._questions.answered.connect(self._show)
        self._shown: str | None = None
        self._is_awaited = False
        self.hide()

    def open(self) -> None:
        """Show the list, and put the cursor into the field."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self.look()

    def leave(self) -> None:
        """Close it and go back to the page."""
        self.hide()
        self._shown, self._is_awaited = None, False
        self._field.blockSignals(True)
        self._field.clear()
        self._field.blockSignals(False)
        self._field.clearFocus()
        page = self.window().findChild(QWidget, "pages")
        if page is not None:
            page.setFocus()

    @property
    def shows_what_is_typed(self) -> bool:
        """Whether the answer to the words in the field is the one that is shown."""
        return self._shown == self._field.text().strip()

    def look(self) -> None:
        """Ask for what the words mean; a large book answers on another thread, and the newest words win."""
        self._questions.ask(partial(_found, self._field.text().strip()))

    def _show(self, answer: Answer) -> None:
        """Show what the words mean; an answer to words that are no longer there is nobody's."""
        if answer.words != self._field.text().strip() or not self._field.hasFocus():
            return
        self._shown = answer.words
        rows = self._rows(answer)
        self.list.clear()
        for found in rows:
            item = QListWidgetItem(found.title)
            item.setData(Qt.ItemDataRole.UserRole, found)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, in_clauses(found.title, found.detail, found.hint))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        corner = self._field.mapTo(self.window(), self._field.rect().bottomLeft())
        room = self.window().rect().bottomRight() - corner - QPoint(16, 16)
        wide = min(max(self._field.width(), self._theme.px(LEAST)), room.x())
        height = min(min(len(rows), 16) * self._theme.px(ROW) + 10, room.y())
        self.setGeometry(QRect(corner.x(), corner.y() + 4, wide, height))
        if self.isVisible() != bool(rows):
            self.setVisible(bool(rows))
            self.raise_()
        if self._is_awaited:
            self._choose()

    def _rows(self, answer: Answer) -> list[Found]:
        rows = self._planned(answer.planned)
        rows += [
            Found("user", line.name, line.organisation, "", partial(self._open_person, line.id, answer.words))
            for line in answer.people
        ]
        rows += [
            Found("building-2", one.name, one.place, "", partial(self._requests.organisation_wanted.emit, one.id))
            for one in answer.organisations
        ]
        rows += [
            Found(
                "notebook-pen",
                *_visit_words(hit),
                medium_date(hit.day),
                partial(self._requests.visit_wanted.emit, hit.id),
            )
            for hit in answer.visits
        ]
        rows += self._commands(answer.words)
        rows += self._settings(answer.words)
        if answer.words and answer.planned is None:
            new = _("New contact “{name}”").format(name=answer.words)
            rows.append(Found("user-plus", new, "", "", partial(self._requests.new_contact_wanted.emit, answer.words)))
        return rows

    def _planned(self, planned: PlannedVisit | None) -> list[Found]:
        """To log the visit whose code was typed, as its sheet says; and to put its plan right."""
        if planned is None:
            return []
        visit, names = planned.visit, listed(planned.names)
        day = medium_date(visit.day) + (f" {clock_time(visit.at)}" if visit.at else "")
        log = _("Log the planned visit {code}").format(code=visit.code)
        edit = _("Edit the planned visit {code}").format(code=visit.code)
        return [
            Found("notebook-pen", log, names, day, partial(self._requests.complete_wanted.emit, visit.id)),
            Found("pencil-line", edit, names, day, partial(self._requests.edit_wanted.emit, visit.id)),
        ]

    def _open_person(self, contact_id: str, words: str) -> None:
        self._requests.contact_wanted.emit(contact_id)
        if words:
            self._requests.person_found.emit()

    def _commands(self, words: str) -> list[Found]:
        wanted = words.casefold()
        named = [(action, render(action.words)) for action in ACTIONS if action.name != "search"]
        matching = [(action, said) for action, said in named if wanted in said.casefold() or wanted in action.name]
        return [
            Found(action.icon, said, "", keys_of(action), partial(self._act, action.name))
            for action, said in matching[:MOST_COMMANDS]
        ]

    def _settings(self, words: str) -> list[Found]:
        """Settings by their words or those of their section, once something is typed."""
        from salesbook.gui.preferences.rows import SECTIONS

        wanted = words.casefold()
        said = [(section, row, capitalised(render(row.words))) for section in SECTIONS for row in section.rows]
        matching = [
            Found(section.icon, name, render(section.words), "", partial(self._requests.setting_wanted.emit, row.name))
            for section, row, name in said
            if wanted and (wanted in name.casefold() or wanted in render(section.words).casefold())
        ]
        return matching[:MOST_SETTINGS]

    def _move(self, step: int) -> None:
        if not self.isVisible():
            self.look()
        elif self.list.count():
            self.list.setCurrentRow((self.list.currentRow() + step) % self.list.count())

    def _choose(self) -> None:
        # Enter may come before the answer to the last letter: then it waits for it.
        self._is_awaited = not self.shows_what_is_typed
        item = self.list.currentItem()
        if self._is_awaited or not self.isVisible() or item is None:
            self.look()
            return
        found: Found = item.data(Qt.ItemDataRole.UserRole)
        self.leave()
        found.act()


def _visit_words(hit: VisitHit) -> tuple[str, str]:
    """With whom the visit was, and where the words stand in it; a visit with nobody is told by its words."""
    names, said = listed(hit.names), hit.snippet.text.strip()
    return (names, said) if names else (said, "")


class _List(QListWidget):
    """It paints all of itself, so what it covers need not be painted again at every key."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._ground = QColor(colour)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """The ground first: Qt leaves there what stood below, as it was told that nothing of it will be seen."""
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), self._ground)
        painter.end()
        super().paintEvent(event)


class _Row(QStyledItemDelegate):
    """Icon, title, detail muted, and the key or day at the right."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: object) -> QSize:  # noqa: N802, ARG002
        """One line."""
        return QSize(200, self._theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: object) -> None:
        """Draw the row; text of the notebook is drawn, never rendered."""
        found: Found = index.data(Qt.ItemDataRole.UserRole)  # type: ignore[attr-defined]
        box: QRect = option.rect
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, QColor(self._theme.selection))
        px = self._theme.px
        side = px(ICON)
        if found.icon:
            picture = pixmap(found.icon, self._theme.text_muted, side)
            painter.drawPixmap(box.left() + 10, box.center().y() - side // 2, picture)
        painter.setFont(font_of("small"))
        hint = painter.fontMetrics().horizontalAdvance(found.hint)
        painter.setPen(QColor(self._theme.text_muted))
        painter.drawText(
            box.adjusted(0, 0, -10, 0), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, found.hint
        )
        painter.setFont(font_of("body"))
        room = box.width() - px(BESIDE) - 10 - hint - 20
        metrics = painter.fontMetrics()
        title = metrics.elidedText(found.title, Qt.TextElideMode.ElideRight, room)
        painter.setPen(QColor(self._theme.text))
        left = box.left() + px(BESIDE)
        painter.drawText(left, box.top(), room, box.height(), Qt.AlignmentFlag.AlignVCenter, title)
        used = metrics.horizontalAdvance(title) + 8
        painter.setPen(QColor(self._theme.text_muted))
        detail = metrics.elidedText(found.detail, Qt.TextElideMode.ElideRight, max(0, room - used))
        painter.drawText(
            left + used, box.top(), max(0, room - used), box.height(), Qt.AlignmentFlag.AlignVCenter, detail
        )
        painter.restore()

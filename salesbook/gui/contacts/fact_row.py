"""A line of the facts column: label, value edited in place, what there is to say about it, and its small buttons.

It saves itself a moment after typing stops, and on leaving; meanwhile what was typed is kept as a draft. What cannot be
saved stays on screen with the reason beside it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QEnterEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.gui.contacts.drafts import TRIES_AGAIN_MS, Draft, Drafts
from salesbook.gui.contacts.fact import Fact, Write
from salesbook.gui.contacts.fact_choices import offer_choices
from salesbook.gui.contacts.inline_label import InlineLabel
from salesbook.gui.contacts.inline_text import InlineText
from salesbook.gui.contacts.organisation_names import OrganisationNames
from salesbook.gui.icons import icon
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, grown
from salesbook.gui.words import ToolButton, label, relook
from salesbook.store.errors import PASSES
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

LABEL_WIDTH = 78
# The edge of a value that is being edited.
RING = 2
SAVES_AFTER_MS = 600
DRAFT_AFTER_MS = 200

_TOOLS = (
    ("choose", "chevron-down"),
    ("link", "arrow-right"),
    ("confirm", "circle-help"),
    ("open", "external-link"),
    ("toggle", "check"),
    ("copy", "copy"),
    ("remove", "x"),
)


class FactRow(QWidget):
    """Shows one fact at a time; a row is used again for another fact."""

    said = Signal(str)
    removed = Signal(object)
    confirmed = Signal(object)
    emptied = Signal()
    link_wanted = Signal(str)

    def __init__(self, session: Session, theme: Theme, drafts: Drafts) -> None:
        super().__init__()
        self._session, self._theme, self._drafts = session, theme, drafts
        self.fact: Fact | None = None
        self._contact = ""
        self._dirty = False
        self._is_draft = False
        self._blank = False
        # Being written just now, of the fact that is shown: leaving the field then writes it no second time.
        self._on_its_way: tuple[str, str] | None = None
        self._lay_out()
        self._save_timer = self._timer(SAVES_AFTER_MS, lambda: self.save(leaving=False))
        self._draft_timer = self._timer(DRAFT_AFTER_MS, self._keep_draft)
        self._again_timer = self._timer(TRIES_AGAIN_MS, lambda: self.save(leaving=False))
        self.value.typed.connect(self._typed)
        self.name.typed.connect(self._typed)
        self.value.left.connect(lambda: self.save(leaving=True))
        self.name.left.connect(lambda: self.save(leaving=True))
        self.value.entered.connect(self._enter)
        self.name.entered.connect(self._enter)
        self.value.given_up.connect(self.give_up)
        self.names = OrganisationNames(session, self.value)
        self.names.chosen.connect(self._choose)

    @property
    def dirty(self) -> bool:
        """Whether there is text on screen that is not saved."""
        return self._dirty

    def show_fact(self, contact_id: str, fact: Fact, *, blank: bool = False) -> None:
        """Show a fact. What is being typed into the same fact stays."""
        same = self.fact is not None and self.fact.key == fact.key and self._contact == contact_id
        if not same:
            self.flush()
        self._contact, self.fact, self._blank = contact_id, fact, blank and not fact.text
        if same and self._dirty:
            return
        self._on_its_way = None
        self._dirty = self._is_draft = False
        self._stop()
        self.name.setVisible(fact.free_label)
        self._label.setVisible(not fact.free_label and bool(fact.label))
        self.name.show_label(fact.label, fact.labels)
        self._label.setText(fact.label)
        self._label.setToolTip(fact.label if len(fact.label) > 10 else "")
        self.value.many_lines = fact.many_lines
        self.names.is_wanted = fact.names_organisation
        self.value.setPlaceholderText(fact.hint)
        self.value.show_text(fact.text, fact.shown)
        self.value.setAccessibleName(fact.label or fact.hint)
        self._aside.setText(fact.aside)
        self._aside.setVisible(bool(fact.aside))
        self._show_state(fact.problem, "warning-small" if fact.problem else "")
        self._show_buttons()

    def offer_draft(self, draft: Draft) -> None:
        """Put back what was typed and not saved before; Enter saves it, Esc drops it."""
        if self._dirty or self.fact is None or draft.text == self.fact.text:
            return
        self._dirty = self._is_draft = True
        self.name.show_label(draft.label, self.fact.labels)
        self.value.show_text(draft.text)
        self._show_state(_("Not saved before. Enter saves it, Esc drops it."), "warning-small")

    def give_up(self) -> None:
        """Back to what is saved; Ctrl+Z brings back what was typed. A new fact goes once nothing stands in it."""
        if self.fact is None:
            return
        had_words = bool(self.value.text().strip())
        self._stop()
        self._dirty = self._is_draft = False
        self._drafts.forget(self._contact, self.fact.key)
        if self._blank and not had_words:
            self.emptied.emit()
            return
        self.value.take_back(self.fact.text)
        self.show_fact(self._contact, self.fact, blank=self._blank)
        self.said.emit("")

    def flush(self) -> None:
        """Save what waits, now."""
        if self._dirty and not self._is_draft and self.fact is not None:
            self._keep_draft()
            self.save(leaving=True)

    def save(self, *, leaving: bool) -> None:
        """Save what was typed; an emptied fact goes once it is left."""
        fact = self.fact
        if fact is None or not self._dirty or (self._is_draft and leaving):
            return
        self._save_timer.stop()
        text = self.value.text()
        if self._on_its_way == (self.name.text(), text):
            return
        if not text.strip() and fact.remove is not None:
            if leaving:
                self._remove_emptied(fact)
            return
        try:
            write = fact.write(self.name.text(), text)
        except Refused as refused:
            self._not_saved(fact, refused)
            return
        self._draft_timer.stop()
        self._do(fact, write, text)

    def _do(self, fact: Fact, write: Write, text: str) -> None:
        name, contact = self.name.text(), self._contact

        def saved(_result: object) -> None:
            self._on_its_way = None
            self._drafts.forget(contact, fact.key)
            if self._is_showing(contact, fact) and (self.value.text(), self.name.text()) == (text, name):
                self._dirty = self._is_draft = self._blank = False
                self._again_timer.stop()
                self._show_state("", "")
                self.value.settle()
            self.said.emit(_("Saved"))

        def refused(error: SalesbookError) -> None:
            self._on_its_way = None
            self._drafts.keep(contact, fact.key, Draft(name, text))
            if self._is_showing(contact, fact):
                self._not_saved(fact, error)
                if isinstance(error, PASSES):
                    self._again_timer.start()

        self.said.emit(_("Saving…"))
        self._on_its_way = name, text
        self._session.do(write.operation, *write.arguments, then=saved, otherwise=refused)

    def _is_showing(self, contact: str, fact: Fact) -> bool:
        return self._contact == contact and self.fact is not None and self.fact.key == fact.key

    def _remove_emptied(self, fact: Fact) -> None:
        self._stop()
        self._dirty = False
        self._drafts.forget(self._contact, fact.key)
        if self._blank:
            self.emptied.emit()
        else:
            self.removed.emit(fact)

    def _not_saved(self, fact: Fact, error: SalesbookError) -> None:
        why = _("Not saved: {why}").format(why=render(error.text))
        self._show_state(why, "danger-small")
        self.said.emit(why)
        self._drafts.keep(self._contact, fact.key, Draft(self.name.text(), self.value.text()))

    def _typed(self) -> None:
        self._dirty, self._is_draft = True, False
        if not self.names.is_wanted:
            # Half an organisation's name would become one of its own: that is saved when the field is left.
            self._save_timer.start()
        if not self._draft_timer.isActive():
            self._draft_timer.start()

    def _keep_draft(self) -> None:
        if self._dirty and self.fact is not None:
            self._drafts.keep(self._contact, self.fact.key, Draft(self.name.text(), self.value.text()))

    def _enter(self) -> None:
        # The cursor stays: the next widget is the one that removes the fact, and a key too many would take it away.
        self._is_draft = False
        self.save(leaving=True)

    def _show_state(self, words: str, look: str) -> None:
        self._state.setText(words)
        self._state.setVisible(bool(words))
        if look and self._state.property("look") != look:
            relook(self._state, look)

    def _stop(self) -> None:
        for timer in (self._save_timer, self._draft_timer, self._again_timer):
            timer.stop()

    def _timer(self, milliseconds: int, act: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer

    def _lay_out(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        top = Qt.AlignmentFlag.AlignTop
        self._label = label("", "fact-label")
        self._label.setFixedWidth(self._theme.px(LABEL_WIDTH))
        self._label.setWordWrap(True)
        self.name = InlineLabel(self._theme.px(LABEL_WIDTH))
        row.addWidget(self._label, 0, top)
        row.addWidget(self.name, 0, top)
        texts = QVBoxLayout()
        texts.setSpacing(0)
        self.value = InlineText()
        self._label.setBuddy(self.value)
        self._aside = _small("small-muted")
        self._state = _small("warning-small")
        for widget in (self.value, self._aside, self._state):
            texts.addWidget(widget)
        row.addLayout(texts, 1)
        self._tools = QFrame(self)
        self._tools.setProperty("look", "tools")
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(0)
        self.buttons: dict[str, ToolButton] = {}
        for name, picture in _TOOLS:
            self.buttons[name] = made = _tool(picture, self._theme)
            made.clicked.connect(lambda _checked=False, one=name: self._press(one))
            made.installEventFilter(self)
            tools.addWidget(made)
        self.value.installEventFilter(self)
        self.name.installEventFilter(self)

    def _show_buttons(self) -> None:
        """Links, and what is worth asking again, always; the others while the pointer or the cursor is in the row."""
        fact = self.fact
        if fact is None:
            return
        near = self.underMouse() or self._has_focus()
        wanted = {
            "choose": bool(fact.choices) and near,
            "link": bool(fact.link),
            "confirm": fact.confirm is not None,
            "open": bool(fact.url) and near,
            "toggle": fact.toggle is not None and near,
            "copy": fact.copies and bool(fact.text) and near,
            "remove": fact.remove is not None and near,
        }
        words = {
            "choose": _("Choose: {what}"),
            "link": _("Show {what}"),
            "confirm": _("Confirm that it still holds: {what}"),
            "open": _("Open {what}"),
            "toggle": fact.toggle[0] if fact.toggle else "",
            "copy": _("Copy {what}"),
            "remove": _("Remove {what}"),
        }
        for name, shown in wanted.items():
            made = self.buttons[name]
            made.setVisible(shown)
            said = words[name].replace("{what}", (fact.text or fact.label)[:60])
            made.setAccessibleName(said)
            made.setToolTip(said)
        if fact.toggle is not None:
            self.buttons["toggle"].setIcon(icon(fact.toggle[1], self._theme.text_muted, 14))
        self._place_tools(wanted, focused=self._has_focus())

    def _place_tools(self, shown: dict[str, bool], *, focused: bool) -> None:
        """Over the right end of the value, which makes room for them only while it is edited: nothing moves for a pointer."""
        size = _tool_size()
        width = size.width() * sum(shown.values())
        self._tools.setVisible(width > 0)
        # Within the ring that the value has while it is edited.
        self._tools.setGeometry(self.width() - width - RING, 0, width, size.height())
        self._tools.raise_()
        room = width if focused else size.width() * (shown["link"] + shown["confirm"])
        self.value.make_room(room + RING if room else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """The buttons stay at the right."""
        super().resizeEvent(event)
        self._tools.move(self.width() - self._tools.width() - RING, 0)

    def _has_focus(self) -> bool:
        focused: QWidget | None = self.window().focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _press(self, name: str) -> None:
        fact = self.fact
        if fact is None:
            return
        if name == "copy":
            QGuiApplication.clipboard().setText(self.value.text())
            self.said.emit(_("Copied"))
        elif name == "open":
            QDesktopServices.openUrl(QUrl(fact.url))
        elif name == "link":
            self.link_wanted.emit(fact.link)
        elif name == "confirm":
            self.confirmed.emit(fact.confirm)
        elif name == "remove":
            self._stop()
            self._dirty = False
            self._drafts.forget(self._contact, fact.key)
            self.emptied.emit() if self._blank else self.removed.emit(fact)
        elif name == "toggle" and fact.toggle is not None:
            self._session.do(fact.toggle[2].operation, *fact.toggle[2].arguments)
        elif name == "choose":
            offer_choices(self.buttons[name], fact, self.value.text(), self._choose)

    def _choose(self, words: str) -> None:
        self.value.show_text(words)
        self._typed()
        self.save(leaving=True)

    def eventFilter(self, watched: object, event: QEvent) -> bool:  # noqa: N802
        """The small buttons come and go with the cursor."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._show_buttons)
        return super().eventFilter(watched, event)  # type: ignore[arg-type]

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """The pointer came."""
        super().enterEvent(event)
        self._show_buttons()

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """The pointer left."""
        super().leaveEvent(event)
        self._show_buttons()


def _small(look: str) -> QLabel:
    made = label("", look)
    made.setWordWrap(True)
    made.setContentsMargins(4, 0, 0, 2)
    made.hide()
    return made


def _tool(picture: str, theme: Theme) -> ToolButton:
    made = ToolButton()
    made.setProperty("look", "quiet")
    made.setIcon(icon(picture, theme.text_muted, 14))
    side = min(grown(14), 18)
    made.setIconSize(QSize(side, side))
    made.setFixedSize(_tool_size())
    made.hide()
    return made


def _tool_size() -> QSize:
    # They share a narrow column with what they are about.
    return QSize(min(grown(24), 28), grown(24))

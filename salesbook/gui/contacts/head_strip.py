"""Under the path: last emotion, next step, cadence; each a muted label above what matters. It may wrap, never cut."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from salesbook.domain.text import counted
from salesbook.gui.contacts.list_model import touch_words
from salesbook.gui.icons import face, pixmap
from salesbook.gui.theme import Theme, grown
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.words import in_clauses, label
from salesbook.queries.contact_head import Ahead, Head
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, clock_time, medium_date, render, weekday_and_day, word

_SHARES = (100, 135, 100)


class HeadStrip(QWidget):
    """Three fields between two lines."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(_line("line"))
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.felt, self.ahead, self.cadence = _Field(_("Last emotion")), _Field(_("Next step")), _Field(_("Cadence"))
        for place, (field, share) in enumerate(zip((self.felt, self.ahead, self.cadence), _SHARES, strict=True)):
            if place:
                row.addWidget(_line("upright"))
            row.addWidget(field, share)
        outer.addLayout(row)
        outer.addWidget(_line("line"))

    def show_head(self, head: Head, today: date) -> None:
        """Show the three."""
        theme = self._theme
        if head.last is not None:
            self.felt.picture.setPixmap(face(head.last.emotion, theme.emotion(head.last.emotion), grown(24)))
            when = touch_words(head.last.day, today)
            against = word(head.last.expectation) if head.last.expectation else ""
            self.felt.show_words(capitalised(word(head.last.emotion)), in_clauses(when, against))
        else:
            self.felt.picture.setPixmap(pixmap("circle-help", theme.text_muted, grown(20)))
            self.felt.show_words(_("none yet"), "")
        self._show_ahead(head.ahead, today)
        self.cadence.picture.setPixmap(pixmap("repeat", theme.text_muted, grown(20)))
        self.cadence.show_words(*_cadence_words(head, today), late=head.row.cooling, theme=theme)

    def _show_ahead(self, ahead: Ahead | None, today: date) -> None:
        theme = self._theme
        late = ahead is not None and ahead.day is not None and ahead.day < today
        self.ahead.picture.setPixmap(
            pixmap("calendar-clock" if ahead is None or ahead.visit_id else "arrow-right", theme.text_muted, grown(20))
        )
        if ahead is None:
            self.ahead.show_words(_("none yet"), "")
            return
        day = weekday_and_day(ahead.day) if ahead.day else ""
        when = f"{day} {clock_time(ahead.at)}" if ahead.at else day
        what = ahead.text
        if ahead.visit_id:
            visit = capitalised(word(ahead.channel)) if ahead.channel else _("Visit")
            what = _("{channel}: {purpose}").format(channel=visit, purpose=what) if what else visit
        self.ahead.show_words(when or what, what if when else "", late=late, theme=theme)


class _Field(QWidget):
    def __init__(self, name: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        self.picture = QLabel()
        self.picture.setFixedWidth(grown(24))
        # Beside the first two lines, wherever a third begins: the three names stand on one line.
        self.picture.setFixedHeight(grown(38))
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(label(name, "small-muted"))
        self.value = ElidedLabel("head")
        self.more = ElidedLabel("muted")
        # Beside each other where there is room, below each other where there is not.
        holder = QWidget()
        flow = Flow(holder, 6, 0)
        flow.addWidget(self.value)
        flow.addWidget(self.more)
        column.addWidget(holder)
        column.addStretch(1)
        row.addLayout(column, 1)
        self.setAccessibleName(name)

    def show_words(self, value: str, more: str, *, late: bool = False, theme: Theme | None = None) -> None:
        flat = more[:300].replace("\n", " ")
        self.value.show_text(value[:300])
        self.value.setStyleSheet(f"color: {theme.warning};" if late and theme else "")
        self.more.show_text(flat if len(flat) <= 60 else flat[:59] + "…")
        self.more.setVisible(bool(more))


def _cadence_words(head: Head, today: date) -> tuple[str, str]:
    if head.row.colleague:
        return _("Colleague"), _("no cadence")
    if head.cadence is None:
        return _("none yet"), _("it begins with the first stage")
    days = render(counted("{n} day", "{n} days", head.cadence))
    if head.row.touch_by is None:
        return days, _("a visit is planned")
    late = (today - head.row.touch_by).days
    if late > 0:
        return days, render(counted("{n} day overdue", "{n} days overdue", late))
    return days, _("until {day}").format(
        day=weekday_and_day(head.row.touch_by) if late > -300 else medium_date(head.row.touch_by)
    )


def _line(look: str) -> QFrame:
    made = QFrame()
    made.setProperty("look", look)
    made.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return made

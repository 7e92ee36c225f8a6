"""The head of a contact's page: portrait, name and reading, role and organisation, what to do, and the strip below."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QIcon, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QMenu, QPushButton, QSizePolicy, QWidget

from salesbook.domain.profile import Profile
from salesbook.domain.readings import pinyin
from salesbook.gui.contacts.portrait import Portrait
from salesbook.gui.icons import icon
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.elided import ElidedButton, ElidedLabel
from salesbook.gui.words import button, label, with_icon
from salesbook.queries.contacts import employment_now
from salesbook.reports import report_named
from salesbook.store.search import readings
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.wording import render

# Under these widths at text of 100 % the acts are words without icons, and icons with tool tips.
_BARE_UNDER, _NARROW_UNDER = 660, 480
REPORTS_ON_A_CONTACT = ("contact-dossier", "visit-report")


class ContactHead(QWidget):
    """Emits what was asked for; the page knows for whom."""

    sheet_wanted = Signal()
    plan_wanted = Signal()
    log_wanted = Signal()
    record_wanted = Signal()
    organisation_wanted = Signal(str)
    report_wanted = Signal(str)
    name_wanted = Signal()

    def __init__(self, session: Session, requests: Requests, theme: Theme, state: QLabel) -> None:
        super().__init__()
        self._theme, self._narrow = theme, False
        self._organisation = ""
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        self.portrait = Portrait(session, requests, theme)
        row.addWidget(self.portrait, 0, Qt.AlignmentFlag.AlignTop)
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(0, 1)
        row.addLayout(grid, 1)
        # What they are and where has the whole width: the buttons stand beside the name only.
        grid.addLayout(self._named(), 0, 0)
        grid.addLayout(self._role_line(), 1, 0, 1, 3)
        state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(state, 0, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.record = _act(buttons, _("Record"), "plus", theme)
        self.record.setObjectName("record")
        self.record.setToolTip(_("Offers, orders, referrals, praise, favours, evidence (Ctrl+Shift+R)"))
        self.record.clicked.connect(lambda _checked=False: self.record_wanted.emit())
        self.sheet = _act(buttons, _("Call sheet"), "file-text", theme)
        self.plan = _act(buttons, _("Plan"), "calendar-days", theme)
        self.log = _act(buttons, _("Log"), "pencil-line", theme)
        self._pictures = {made: made.icon() for made in (self.record, self.sheet, self.plan, self.log)}
        self.papers = self._papers(theme)
        buttons.insertWidget(0, self.papers)
        self.sheet.clicked.connect(lambda _checked=False: self.sheet_wanted.emit())
        self.plan.clicked.connect(lambda _checked=False: self.plan_wanted.emit())
        self.log.clicked.connect(lambda _checked=False: self.log_wanted.emit())
        grid.addLayout(buttons, 0, 2)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """A narrow head keeps the name, and says what can be done by icons."""
        super().resizeEvent(event)
        narrow = self.width() < self._theme.px(_NARROW_UNDER)
        bare = not narrow and self.width() < self._theme.px(_BARE_UNDER)
        for made, picture in self._pictures.items():
            made.setIcon(QIcon() if bare else picture)
            made.setText("" if narrow else made.accessibleName() if bare else f"\u2005{made.accessibleName()}")
        self._narrow = narrow
        self._say_tips()

    def _say_tips(self) -> None:
        """An icon alone says what it is for; a call sheet that cannot be had says why."""
        for made in (self.plan, self.log, self.sheet):
            made.setToolTip(made.accessibleName() if self._narrow else "")
        if not self.sheet.isEnabled():
            self.sheet.setToolTip(_("No visit is planned, so there is no call sheet."))

    def show_profile(self, profile: Profile, planned: date | None) -> None:
        """Show whose page it is; `planned` is the day of the next visit, whose sheet can be had."""
        contact = profile.contact
        self.portrait.show_contact(contact.id, contact.name, profile.photo)
        self.name.show_text(contact.name)
        self.reading.show_text(contact.phonetic or pinyin(contact.name[:60], readings()))
        employment, organisation = employment_now(profile)
        place = next((one.city for one in profile.addresses if one.city), organisation.place if organisation else "")
        self.role.show_text(employment.title if employment else "")
        self._organisation = organisation.id if organisation else ""
        self.organisation.show_text(
            organisation.name if organisation else "",
            _("Organisation: {name}").format(name=organisation.name[:100]) if organisation else "",
        )
        self.place.show_text(place)
        self.role.setVisible(bool(self.role.whole()))
        self.organisation.setVisible(organisation is not None)
        self.place.setVisible(bool(place))
        self._dots[0].setVisible(bool(self.role.whole()) and organisation is not None)
        self._dots[1].setVisible(bool(place) and (organisation is not None or bool(self.role.whole())))
        self.sheet.setEnabled(planned is not None)
        self._say_tips()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """A double click on the name is for changing it."""
        if watched is self.name and event.type() is QEvent.Type.MouseButtonDblClick:
            self.name_wanted.emit()
            return True
        return super().eventFilter(watched, event)

    def _papers(self, theme: Theme) -> QPushButton:
        """The reports on this contact, by a menu."""
        made = button("", "", _("Reports on this contact"))
        made.setToolTip(_("Reports on this contact"))
        with_icon(made, icon("printer", theme.text, 16))
        made.setFixedWidth(theme.px(40))
        menu = QMenu(made)
        for name in REPORTS_ON_A_CONTACT:
            act = menu.addAction(render(report_named(name).words))
            act.triggered.connect(lambda _checked=False, one=name: self.report_wanted.emit(one))
        made.clicked.connect(lambda _checked=False: menu.popup(made.mapToGlobal(made.rect().bottomLeft())))
        return made

    def _named(self) -> QHBoxLayout:
        upper = QHBoxLayout()
        upper.setSpacing(8)
        self.name = ElidedLabel("title")
        self.name.setCursor(Qt.CursorShape.IBeamCursor)
        self.name.installEventFilter(self)
        self.reading = ElidedLabel("muted")
        # The reading has what room the name leaves: the name is never cut for it.
        self.reading.setMinimumWidth(0)
        self.reading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        upper.addWidget(self.name)
        upper.addWidget(self.reading, 1)
        return upper

    def _role_line(self) -> QHBoxLayout:
        lower = QHBoxLayout()
        lower.setSpacing(4)
        self.role = ElidedLabel("muted")
        self.organisation = ElidedButton("link")
        self.organisation.setStyleSheet("font-weight: 400; padding: 0;")
        self.organisation.clicked.connect(lambda _checked=False: self.organisation_wanted.emit(self._organisation))
        self.place = ElidedLabel("muted")
        self._dots = (label("·", "muted"), label("·", "muted"))
        # 拜耳 · 冷链负责人: in Chinese the larger comes first.
        large_first = language() == "zh_CN"
        works = (self.organisation, self.role) if large_first else (self.role, self.organisation)
        for widget in (works[0], self._dots[0], works[1], self._dots[1], self.place):
            lower.addWidget(widget)
        lower.addStretch(1)
        return lower


def _act(row: QHBoxLayout, words: str, picture: str, theme: Theme) -> QPushButton:
    made = button(words)
    with_icon(made, icon(picture, theme.text, 16), 16)
    row.addWidget(made)
    return made

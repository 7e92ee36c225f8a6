"""The facts column of an organisation's page: how to reach it, what it is called, what the rep notes; each saves itself."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.organisation import Organisation
from salesbook.gui.contacts.drafts import Drafts
from salesbook.gui.contacts.fact import Fact, Section, Write
from salesbook.gui.contacts.fact_section import FactSection
from salesbook.gui.contacts.fact_words import is_phone, page_url, phone_url
from salesbook.gui.contacts.facts_panel import SAID_FOR_MS
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.words import label
from salesbook.operations.organisations import write_organisation
from salesbook.system.i18n import gettext as _


class OrganisationFacts(QScrollArea):
    """Shows one organisation's facts; `state` says what became of what was typed."""

    def __init__(self, session: Session, theme: Theme) -> None:
        super().__init__()
        self._session, self._theme = session, theme
        self._drafts = Drafts(session)
        self._organisation = ""
        self.sections: dict[str, FactSection] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        self._column.setContentsMargins(0, 4, 12, 16)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._inner)
        self.state = label("", "small-muted")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SAID_FOR_MS)
        self._quiet.timeout.connect(lambda: self.state.setText(""))

    def show_organisation(self, organisation: Organisation) -> None:
        """Show an organisation; what is being typed for the same one stays, drafts are offered back."""
        fresh = organisation.id != self._organisation
        self._organisation = organisation.id
        for section in sections_of(organisation):
            self._section(section.name).show_section(organisation.id, section, lambda _kind: None)
        # Lines that were shown or hidden just now change the height at once, not at the next event.
        QApplication.sendEvent(self._inner, QEvent(QEvent.Type.LayoutRequest))
        if fresh:
            self.verticalScrollBar().setValue(0)
            for key, draft in self._drafts.of(organisation.id).items():
                for shown in self.sections.values():
                    shown.offer_draft(key, draft, None)

    def begin(self, field: str) -> None:
        """Put the cursor into a fact, all of its text chosen."""
        key = f"organisation-{field}:{self._organisation}"
        row = next((row for one in self.sections.values() if (row := one.row_of(key)) is not None), None)
        if row is not None:
            self.ensureWidgetVisible(row)
            row.value.setFocus(Qt.FocusReason.TabFocusReason)

    def flush(self) -> None:
        """Save what waits, before something else is shown."""
        for section in self.sections.values():
            section.flush()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing typed stays behind on a hidden page."""
        super().hideEvent(event)
        self.flush()

    def _section(self, name: str) -> FactSection:
        if name not in self.sections:
            self.sections[name] = made = FactSection(self._session, self._theme, self._drafts)
            made.said.connect(self._say)
            self._column.insertWidget(self._column.count() - 1, made)
        return self.sections[name]

    def _say(self, words: str) -> None:
        self.state.setText(words if len(words) < 60 else _("Not saved"))
        self._quiet.start()


def sections_of(organisation: Organisation) -> tuple[Section, ...]:
    """An organisation as sections of facts, in the order people look for them."""
    it = organisation
    fine = is_phone(it.phone)
    reach = (
        _fact(
            it,
            "phone",
            _("Phone"),
            hint=_("Number"),
            copies=True,
            url=phone_url(it.phone) if fine else "",
            problem="" if fine or not it.phone else _("This is not a phone number."),
        ),
        _fact(it, "address", _("Address"), hint=_("Street and number"), copies=True),
        _fact(it, "place", _("Place")),
        _fact(it, "website", _("Website"), hint=_("example.com"), copies=True, url=page_url(it.website)),
    )
    called = (_fact(it, "name", _("Full name")), _fact(it, "phonetic", _("Reading")))
    notes = (_fact(it, "notes", "", hint=_("Never printed or exported"), many_lines=True),)
    return (
        Section("reach", _("How to reach"), reach),
        Section("notes", _("Private notes"), notes),
        Section("organisation", _("Organisation"), called),
    )


def _fact(organisation: Organisation, field: str, words: str, **look: object) -> Fact:
    """A field as a fact; several lines stay as they were typed, in one line blanks are what the keyboard gave too many."""
    many_lines = bool(look.get("many_lines"))

    def write(_label: str, text: str) -> Write:
        said = text.strip() if many_lines else " ".join(text.split())
        return Write(write_organisation, (organisation, {field: said}))

    key = f"organisation-{field}:{organisation.id}"
    return Fact(key, words, getattr(organisation, field), write, **look)  # type: ignore[arg-type]

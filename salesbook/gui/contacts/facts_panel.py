"""The facts column of a contact's page: every fact in its place, edited there, saved by itself."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.profile import Profile
from salesbook.domain.text import Text
from salesbook.gui.contacts.asked_again import marked, marked_chips, old_facts
from salesbook.gui.contacts.chip_section import ChipBox
from salesbook.gui.contacts.chips_of import interests_of, tags_of
from salesbook.gui.contacts.drafts import Draft, Drafts
from salesbook.gui.contacts.fact import Fact, Write
from salesbook.gui.contacts.fact_section import FactSection
from salesbook.gui.contacts.facts_of import Facts
from salesbook.gui.contacts.standings_box import StandingsBox
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.words import label, relook
from salesbook.queries.matters import matters_to_rank
from salesbook.queries.settings import method
from salesbook.queries.spending import spent_of_limits
from salesbook.system.i18n import gettext as _
from salesbook.wording import listed, render

SAID_FOR_MS = 3000
# Where the chips stand among the sections of lines.
_INTERESTS_AFTER, _TAGS_AFTER = "people", "needs"


class FactsPanel(QScrollArea):
    """Shows one contact's facts."""

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self._drafts = Drafts(session)
        self._contact = ""
        self.sections: dict[str, FactSection] = {}
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._inner = inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._column.setContentsMargins(0, 4, 12, 16)
        self._column.setSpacing(0)
        self.interests = self._chips()
        self.tags = self._chips()
        self.spent = label("", "small-muted")
        self.spent.setWordWrap(True)
        self.standings = StandingsBox(session, requests)
        self.setWidget(inner)
        self.state = label("", "small-muted")
        self._quiet = QTimer(self)
        self._quiet.setSingleShot(True)
        self._quiet.setInterval(SAID_FOR_MS)
        self._quiet.timeout.connect(lambda: self.state.setText(""))

    def show_profile(self, profile: Profile, having: Mapping[str, int]) -> None:
        """Show a contact; what is being typed for the same contact stays, drafts are offered back."""
        contact = profile.contact.id
        fresh = contact != self._contact
        self._contact = contact
        facts = Facts(profile, self._session.today, self._find, matters_to_rank(self._session.reader, profile.contact))
        steering, name, today = method(self._session.reader), profile.contact.name, self._session.today
        old = old_facts(profile, today, steering.confirm_after)
        for section in facts.sections():
            self._section(section.name).show_section(contact, marked(section, old, name, today), facts.blank)
        interests = interests_of(profile, steering.my_interests, having, today)
        self.interests.show_section(contact, marked_chips(interests, old, name, today))
        self.tags.show_section(contact, tags_of(profile))
        # Last: after the sections that were made just now.
        self._column.addWidget(self.spent)
        self._show_spent(contact)
        self._column.addWidget(self.standings)
        self.standings.show_contact(contact, colleague=profile.contact.colleague)
        # Lines that were shown or hidden just now change the height at once, not at the next event.
        QApplication.sendEvent(self._inner, QEvent(QEvent.Type.LayoutRequest))
        if fresh:
            self.verticalScrollBar().setValue(0)
            self._offer_drafts(facts)

    def begin(self, key: str) -> None:
        """Put the cursor into a fact, all of its text chosen."""
        row = next((row for one in self.sections.values() if (row := one.row_of(key)) is not None), None)
        if row is not None:
            self.ensureWidgetVisible(row)
            row.value.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_spent(self, contact: str) -> None:
        """What was spent on them this year, where there is a limit to keep to."""
        year = self._session.today.year
        found = spent_of_limits(self._session.reader, contact, year)
        told = listed(tuple(render(one.words) for one in found))
        self.spent.setText(_("Spent in {year}: {amounts}").format(year=year, amounts=told))
        relook(self.spent, "warning-small" if any(one.is_over for one in found) else "small-muted")
        self.spent.setVisible(bool(found))

    def flush(self) -> None:
        """Save what waits, before something else is shown."""
        for section in self.sections.values():
            section.flush()
        self.interests.flush()
        self.tags.flush()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing typed stays behind on a hidden page."""
        super().hideEvent(event)
        self.flush()

    def _offer_drafts(self, facts: Facts) -> None:
        for key, draft in self._drafts.of(self._contact).items():
            kind, _colon, row_id = key.partition(":")
            if kind == "chip":
                (self.tags if row_id == "tags" else self.interests).offer_draft(draft)
            else:
                self._offer_draft(key, draft, facts.blank(kind, row_id))

    def _offer_draft(self, key: str, draft: Draft, blank: Fact | None) -> None:
        section = next((one for one in self.sections.values() if one.row_of(key)), None)
        if section is None and blank is not None:
            section = self.sections[_HOME.get(blank.kind, "reach")]
        if section is not None:
            section.offer_draft(key, draft, blank)

    def _section(self, name: str) -> FactSection:
        """The widget of a section, made when it is first needed; chips stand where people look for them."""
        if name not in self.sections:
            self.sections[name] = made = FactSection(self._session, self._theme, self._drafts)
            made.said.connect(self._say)
            made.removed.connect(lambda fact: self._take(fact.remove))
            made.confirmed.connect(self._confirm)
            made.link_wanted.connect(self._follow)
            self._column.addWidget(made)
            if name == _INTERESTS_AFTER:
                self._column.addWidget(self.interests)
            elif name == _TAGS_AFTER:
                self._column.addWidget(self.tags)
        return self.sections[name]

    def _chips(self) -> ChipBox:
        made = ChipBox(self._session, self._theme, self._drafts)
        made.said.connect(self._say)
        made.taken.connect(self._take)
        made.confirmed.connect(self._confirm)
        return made

    def _take(self, write: Write) -> None:
        said = lambda _result: self._requests.said.emit(Text("Removed"))  # noqa: E731
        self._session.do(write.operation, *write.arguments, then=said)

    def _confirm(self, write: Write) -> None:
        said = lambda _result: self._requests.said.emit(Text("Confirmed today"))  # noqa: E731
        self._session.do(write.operation, *write.arguments, then=said)

    def _follow(self, link: str) -> None:
        kind, found, row_id = link.partition(":")
        if found and kind == "organisation":
            self._requests.organisation_wanted.emit(row_id)
        else:
            self._requests.contact_wanted.emit(link)

    def _say(self, words: str) -> None:
        self.state.setText(words if len(words) < 60 else _("Not saved"))
        self._quiet.start()

    def _find(self, name: str) -> str | None:
        rows = self._session.reader.rows("SELECT id FROM contact WHERE name = ? LIMIT 2", name) if name else []
        return rows[0][0] if len(rows) == 1 else None


# The section a kind of fact is at home in, for drafts of facts that were never saved.
_HOME = {
    "date": "dates",
    "relation": "people",
    "avoid": "avoid",
    "need": "needs",
    "note": "notes",
    "private": "private",
    "employment": "work",
}

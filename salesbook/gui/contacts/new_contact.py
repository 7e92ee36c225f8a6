"""A new contact: the name, and what is at hand; everything else is edited on the page that opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLineEdit, QMenu, QVBoxLayout, QWidget

from salesbook.domain.contact import Contact, Phone
from salesbook.domain.names import split_name
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text, counted
from salesbook.gui.contacts.organisation_names import OrganisationNames
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import grown
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.words import button, label, literal
from salesbook.operations.contacts import add_contact
from salesbook.queries.contacts import contact_line
from salesbook.queries.known import known_by_name, known_by_phone
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


class NewContact(FormDialog):
    """Adds a contact and opens its page. `name` is what was typed elsewhere already, `organisation` where it was asked for."""

    form = "new-contact"

    def __init__(
        self, parent: QWidget, session: Session, requests: Requests, name: str = "", organisation: str = ""
    ) -> None:
        super().__init__(parent)
        self._session, self._requests = session, requests
        self._wanted = ""
        self.setWindowTitle(_("New contact"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), "subtitle"))
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        self.name = _field(form, _("Name"))
        self.organisation = _field(form, _("Organisation"))
        self.role = _field(form, _("Role"))
        self.phone = _field(form, _("Phone"))
        self.names = OrganisationNames(session, self.organisation)
        self.names.chosen.connect(self.organisation.setText)
        column.addLayout(form)
        column.addLayout(self._same_row())
        row, self.take = deciding(self, _("Add"))
        column.addLayout(row)
        for field in (self.name, self.phone):
            field.textChanged.connect(lambda _text: self._look())
        self.name.setText(name)
        self.organisation.setText(organisation)
        self._look()
        fields = {"name": self.name, "organisation": self.organisation, "role": self.role, "phone": self.phone}
        self.attend(session, {"name": name, "organisation": organisation}, fields)

    def accept(self) -> None:
        """Add the contact; the dialog stays where that is refused."""
        if not self.take.isEnabled():
            return
        profile = self.profile()
        self.take.setEnabled(False)
        self.write(
            self._session,
            add_contact,
            profile,
            then=lambda _result: self._added(profile),
            otherwise=self._refused,
        )

    def profile(self) -> Profile:
        """What was typed, as a contact."""
        name = " ".join(self.name.text().split())
        family, given = split_name(name[:200])
        contact = Contact(name, family_name=family, given_name=given)
        organisation, role = self.organisation.text().strip(), self.role.text().strip()
        phone = self.phone.text().strip()
        employer = Organisation(organisation) if organisation else None
        works = Employment(contact.id, employer.id if employer else None, role) if employer or role else None
        return Profile(
            contact,
            phones=(Phone(contact.id, phone, "mobile"),) if phone else (),
            employments=(works,) if works else (),
            organisations=(employer,) if employer else (),
        )

    def _added(self, profile: Profile) -> None:
        super().accept()
        self._requests.said.emit(Text("{name} added", name=profile.contact.name))
        self._requests.contact_wanted.emit(profile.contact.id)

    def _refused(self, error: object) -> None:
        self.take.setEnabled(True)
        self._requests.refused.emit(error)

    def leave(self) -> None:
        """Close, and go to whom was asked for instead."""
        super().leave()
        if self._wanted:
            self._requests.contact_wanted.emit(self._wanted)

    def _look(self) -> None:
        """A name is needed; one that is there already is said, for it may be another person, and so is a phone number."""
        self.take.setEnabled(bool(self.name.text().strip()))
        named, called = self._named(), self._called()
        for widget in (self.same, self.open_same):
            widget.setVisible(bool(named or called))
        if called:
            n = len(called)
            said = counted(
                "{n} contact has this phone number already.", "{n} contacts have this phone number already.", n
            )
            self.same.setText(render(said))
        elif named:
            said = counted(
                "There is {n} contact of this name already.",
                "There are {n} contacts of this name already.",
                len(named),
            )
            self.same.setText(render(said))

    def _named(self) -> list[Contact]:
        return known_by_name(self._session.reader, self.name.text())

    def _called(self) -> list[Contact]:
        return known_by_phone(self._session.reader, self.phone.text())

    def _same(self) -> list[Contact]:
        """Who has the phone number that stands there, or the name."""
        return list({one.id: one for one in (*self._called(), *self._named())}.values())

    def _same_row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.same = label("", "warning")
        self.same.setWordWrap(True)
        self.open_same = button(_("Open"), "link", _("Open the contact that is there already"))
        self.open_same.clicked.connect(lambda _checked=False: self._offer_same())
        row.addWidget(self.same, 1)
        row.addWidget(self.open_same)
        return row

    def _offer_same(self) -> None:
        """Open the one of this name; of several, ask which."""
        found = self._same()
        if len(found) == 1:
            self.go_to(found[0].id)
            return
        menu = QMenu(self)
        for one in found:
            line = contact_line(self._session.reader, one.id)
            words = ", ".join(part for part in (line.name, line.organisation) if part)
            menu.addAction(literal(words)).triggered.connect(lambda _checked=False, it=one.id: self.go_to(it))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.open_same.mapToGlobal(self.open_same.rect().bottomLeft()))

    def go_to(self, contact_id: str) -> None:
        """Close and open somebody else; what was typed is asked about first."""
        self._wanted = contact_id
        self.reject()
        if self.question is not None:
            self.question.rejected.connect(self._stay)

    def _stay(self) -> None:
        self._wanted = ""


def _field(form: QFormLayout, words: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(words)
    name = label(words, "muted")
    name.setBuddy(made)
    form.addRow(name, made)
    return made

"""A new contact: the name, and what is at hand; everything else is edited on the page that opens."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

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
from salesbook.gui.words import label
from salesbook.operations.contacts import add_contact
from salesbook.system.i18n import gettext as _
from salesbook.wording import render


class NewContact(FormDialog):
    """Adds a contact and opens its page. `name` is what was typed elsewhere already."""

    form = "new-contact"

    def __init__(self, parent: QWidget, session: Session, requests: Requests, name: str = "") -> None:
        super().__init__(parent)
        self._session, self._requests = session, requests
        self.setWindowTitle(_("New contact"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(grown(420))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
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
        self.same = label("", "warning")
        self.same.setWordWrap(True)
        self.same.hide()
        column.addWidget(self.same)
        row, self.take = deciding(self, _("Add"))
        column.addLayout(row)
        self.name.textChanged.connect(lambda _text: self._look())
        self.name.setText(name)
        self._look()
        fields = {"name": self.name, "organisation": self.organisation, "role": self.role, "phone": self.phone}
        self.attend(session, {"name": name}, fields)

    def accept(self) -> None:
        """Add the contact; the dialog stays where that is refused."""
        if not self.take.isEnabled():
            return
        profile = self.profile()
        self.take.setEnabled(False)
        self._session.do(add_contact, profile, then=lambda _result: self._added(profile), otherwise=self._refused)

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

    def _look(self) -> None:
        """A name is needed; one that is there already is said, for it may be another person."""
        name = " ".join(self.name.text().split())
        self.take.setEnabled(bool(name))
        rows = self._session.reader.rows("SELECT count(*) FROM contact WHERE name = ?", name) if name else [(0,)]
        n = int(rows[0][0])
        self.same.setVisible(n > 0)
        if n:
            said = counted(
                "There is {n} contact of this name already.", "There are {n} contacts of this name already.", n
            )
            self.same.setText(render(said))


def _field(form: QFormLayout, words: str) -> QLineEdit:
    made = QLineEdit()
    made.setAccessibleName(words)
    name = label(words)
    name.setBuddy(made)
    form.addRow(name, made)
    return made

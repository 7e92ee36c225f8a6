"""How each form is opened again, by its name and what it was about; what was typed is filled in."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, time
from typing import TYPE_CHECKING, Any, TypeAlias

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.kept import Kept
from salesbook.gui.visits.visit_dialog import VisitDialog
from salesbook.gui.widgets.careful import CarefulDialog
from salesbook.store.notebook import Notebook

if TYPE_CHECKING:
    from salesbook.gui.main_window import MainWindow


def open_again(window: MainWindow, name: str, kept: Kept) -> None:
    """Open the form that is kept under a name, now or as soon as what it stands over is there."""
    if kept.form == "import":
        window.dialogs.importing.begin_again(name, kept)
    elif section := kept.about.get("section"):
        _open_on_insights(window, str(section), name, kept)
    else:
        _bring_back(window, _OPENERS[kept.form](window, kept.about), name, kept)


def _open_on_insights(window: MainWindow, section: str, name: str, kept: Kept) -> None:
    """A form of a section is opened over it, as soon as it shows what it asked."""
    from salesbook.gui.insights.insights_page import InsightsPage

    page = window.pages["insights"]
    assert isinstance(page, InsightsPage)
    page.choose(section)
    window.show_page("insights")
    made = page.section_of(section)
    made.when_told(lambda: _bring_back(window, made.reopen(kept.form, kept.about), name, kept))


def _bring_back(window: MainWindow, dialog: CarefulDialog | None, name: str, kept: Kept) -> None:
    """Fill it in. The sheet of a visit finds by itself what was typed into it, unless it began otherwise."""
    if isinstance(dialog, FormDialog):
        dialog.bring_back(name, kept)
    elif isinstance(dialog, VisitDialog):
        if dialog.keeper.name != name:
            dialog.go_on_with(name, kept)
    elif dialog is None:
        # Whoever takes the deletion back finds the words where they were typed.
        window.session.do(Notebook.keep, name, kept.put_aside().text() if kept.form == "edit" else None)
        gone = Text("A form was not saved, but what it was about was changed or deleted meanwhile.")
        window.requests.refused.emit(Refused(gone))


About: TypeAlias = Mapping[str, Any]


def _visit(window: MainWindow, about: About) -> CarefulDialog | None:
    contacts = tuple(one for one in about["contacts"] if window.session.reader.get(Contact, one) is not None)
    if about["planned"] and window.session.reader.get(Visit, about["planned"]) is not None:
        return window.dialogs.complete(about["planned"])
    # Of a plan that is gone, what was typed is a visit like any other.
    if about["day"]:
        at = time.fromisoformat(about["at"]) if about["at"] else None
        return window.dialogs.visit_on(contacts, date.fromisoformat(about["day"]), at)
    return window.dialogs.visit(contacts, planning=about["planning"])


def _edit(window: MainWindow, about: About) -> CarefulDialog | None:
    return window.dialogs.edit(about["visit"])


def _call_off(window: MainWindow, about: About) -> CarefulDialog | None:
    return window.dialogs.call_off(about["visit"])


def _new_contact(window: MainWindow, about: About) -> CarefulDialog | None:
    return window.dialogs.new_contact(about["name"], about.get("organisation", ""))


def _remind(window: MainWindow, about: About) -> CarefulDialog | None:
    return window.dialogs.remind(tuple(about["contacts"]))


def _record(window: MainWindow, about: About) -> CarefulDialog | None:
    from salesbook.gui.recording.kinds import RECORDS
    from salesbook.gui.recording.record_dialog import RecordDialog

    if about.get("record"):
        return window.dialogs.edit_record(about["record"])
    contact = window.session.reader.get(Contact, about["contact"])
    if contact is None:
        return None
    kind = next(one for one in RECORDS if one.name == about["kind"])
    dialog = RecordDialog(window, window.session, window.requests, kind, contact)
    dialog.open()
    return dialog


def _move(window: MainWindow, about: About) -> CarefulDialog | None:
    from salesbook.gui.contacts.moving import ask_to_move, ask_to_move_all
    from salesbook.queries.contact_head import standing_shown

    session, stage = window.session, Stage(about["stage"])
    if about["several"]:
        return ask_to_move_all(window, session, window.requests, tuple(about["contacts"]), stage)
    contact = session.reader.get(Contact, about["contacts"][0])
    if contact is None:
        return None
    return ask_to_move(window, session, window.requests, contact, standing_shown(session.reader, contact), stage)


def _line(window: MainWindow, about: About) -> CarefulDialog | None:
    from salesbook.gui.contacts.contacts_page import ContactsPage
    from salesbook.queries.contact_list import filter_from_json

    page = window.pages["contacts"]
    assert isinstance(page, ContactsPage)
    window.show_page("contacts")
    return page.panel.saved.ask_name(filter_from_json(about["filter"]))


# Those of the Insights page are opened by their section.
_OPENERS: dict[str, Callable[[MainWindow, About], CarefulDialog | None]] = {
    "visit": _visit,
    "edit": _edit,
    "call-off": _call_off,
    "new-contact": _new_contact,
    "remind": _remind,
    "record": _record,
    "move": _move,
    "line": _line,
}

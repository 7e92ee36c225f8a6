"""What a page asks of the window: to go somewhere, to open a dialog, to say something. Pages know this, not the window."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class Requests(QObject):
    """Signals from pages and widgets to the window.

    `logged` and `edited` carry what logging or correcting a visit brought; `said` a Text for the toast, with Undo where the
    last change can be taken back; `refused` a sentence without. `log_wanted` and `plan_wanted` carry a tuple of contact ids,
    which may be empty, `merge_wanted` of two, `merge_organisation_wanted` the ids of an organisation and of the other one, where
    it is known; `visit_wanted`, `complete_wanted`, `edit_wanted` and
    `call_off_wanted` a visit's id, `edit_record_wanted` that of an offer or an order. `visit_on_wanted` plans on a day to
    come, or logs on a day gone by: contact ids, day, time. `report_wanted` carries the name of a report and what is chosen
    for it, by the fields of its options. `told` is said without Undo. `new_contact_wanted` carries the name as far as it is
    known, `new_contact_at_wanted` that of the organisation. `setting_wanted` carries a setting's key,
    `notebook_wanted` a file or None, `lens_wanted` a lens and a contact in it; `safety_changed` comes when protection or
    backups did. `person_found` comes when somebody is opened by what was typed into the one search field, `sheets_made` when
    call sheets were saved or handed to the printer. `saved` carries a Text and the file, which can be opened. `broken` carries
    an error of ours that the page has said itself, for the log.
    """

    page_wanted = Signal(str)
    report_wanted = Signal(str, dict)
    contact_wanted = Signal(str)
    organisation_wanted = Signal(str)
    visit_wanted = Signal(str)
    lens_wanted = Signal(str, str)
    log_wanted = Signal(tuple)
    plan_wanted = Signal(tuple)
    visit_on_wanted = Signal(tuple, object, object)
    complete_wanted = Signal(str)
    edit_wanted = Signal(str)
    edit_record_wanted = Signal(str)
    call_off_wanted = Signal(str)
    merge_wanted = Signal(tuple)
    merge_organisation_wanted = Signal(str, str)
    new_contact_wanted = Signal(str)
    new_contact_at_wanted = Signal(str)
    call_sheets_wanted = Signal(object)
    printed_sheets_wanted = Signal(object)
    logged = Signal(object)
    edited = Signal(object)
    setting_wanted = Signal(str)
    back_up_wanted = Signal()
    restore_wanted = Signal()
    notebook_wanted = Signal(object)
    new_notebook_wanted = Signal()
    safety_changed = Signal()
    first_visit_wanted = Signal()
    person_found = Signal()
    sheets_made = Signal()
    said = Signal(object)
    told = Signal(object)
    saved = Signal(object, object)
    refused = Signal(object)
    broken = Signal(object)

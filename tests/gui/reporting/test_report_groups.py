"""Papers about many contacts, narrowed to a group of them on the Reports page."""

from __future__ import annotations

import json

from salesbook.domain.contact import Contact, Tag
from salesbook.domain.profile import Profile
from salesbook.gui.reporting.group_field import GroupField
from salesbook.operations.contacts import add_contact, delete_contact
from salesbook.queries.contact_list import NO_STAGE, ListFilter, filter_as_json
from salesbook.queries.saved_filters import KEPT
from salesbook.reports import report_named
from salesbook.store.notebook import Notebook
from tests.gui.reporting.conftest import Office


def test_a_paper_about_many_contacts_is_narrowed_to_a_group(sample_office: Office) -> None:
    page = sample_office.page()
    page.show()
    page.show_report(report_named("address-labels"))
    sample_office.wait(page)
    (groups,) = page.form.findChildren(GroupField)
    assert "王小明" in page.preview.view.accessibleDescription()
    groups.setCurrentIndex(groups.findData("stage:ally"))
    sample_office.wait(page)
    assert groups.currentText() == "Stage ally (3)"
    assert page.form.options().group == "stage:ally"
    said = page.preview.view.accessibleDescription()
    assert "Daniel Osei" in said
    assert "王小明" not in said
    # It stays chosen while others are looked at.
    page.show_report(report_named("route"))
    page.show_report(report_named("address-labels"))
    assert page.form.options().group == "stage:ally"


def test_a_group_that_is_gone_is_chosen_no_more(office: Office) -> None:
    anna = Contact("Anna")
    office.session.do(add_contact, Profile(anna, tags=(Tag(anna.id, "vip"),)))
    office.session.wait()
    page = office.page()
    page.show()
    page.show_report(report_named("address-labels"), {"group": "tag:vip"})
    (groups,) = page.form.findChildren(GroupField)
    assert (groups.chosen(), groups.currentText()) == ("tag:vip", "Tag vip (1)")
    office.session.do(delete_contact, anna)
    office.session.do(add_contact, Profile(Contact("Bo")))
    office.session.wait()
    page.refresh()
    assert (groups.chosen(), groups.currentText()) == ("", "Everybody")


def test_a_filter_saved_meanwhile_is_offered_when_the_page_is_shown_again(office: Office) -> None:
    office.contact("Anna")
    page = office.page()
    page.show_report(report_named("greeting-cards"))
    page.show()
    (groups,) = page.form.findChildren(GroupField)
    assert groups.findData("filter:mine") == -1
    page.hide()
    office.session.do(Notebook.keep, KEPT, json.dumps({"mine": filter_as_json(ListFilter(stage=NO_STAGE))}))
    office.session.wait()
    page.show()
    assert groups.itemText(groups.findData("filter:mine")) == "Filter mine (1)"
    office.wait(page)

"""Recording from the contact's page: every kind leaves what it says, and what cannot be read is said and kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from salesbook.domain.contact import Contact
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.promise import Side
from salesbook.domain.purchase import Offer, OfferState, Product, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.gui.recording.asked import Asking
from salesbook.gui.recording.correcting import correction_of
from salesbook.gui.recording.kinds import RECORDS
from salesbook.gui.recording.record_dialog import RecordDialog
from salesbook.gui.recording.record_menu import record_menu
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import LIGHT
from salesbook.gui.widgets.day_edit import DayEdit
from salesbook.operations.contacts import add_contact, change_thing
from salesbook.operations.sales import record_offer, record_purchase
from tests.factories import profile

KINDS = {kind.name: kind for kind in RECORDS}


@pytest.fixture
def wang(empty_session: Session) -> Contact:
    """王小明 of 拜耳, in a notebook with 陈立 beside him."""
    new = profile("王小明", organisation="拜耳")
    empty_session.do(add_contact, new)
    empty_session.do(add_contact, profile("陈立"))
    empty_session.wait()
    return new.contact


class Form:
    """A dialog of a kind, filled in as by hand."""

    def __init__(self, session: Session, requests: Requests, qtbot: QtBot, kind: str, contact: Contact) -> None:
        self.session, self.qtbot = session, qtbot
        self.parent = QWidget()
        qtbot.addWidget(self.parent)
        self.dialog = RecordDialog(self.parent, session, requests, KINDS[kind], contact)
        self.dialog.show()
        self.said: list[str] = []
        requests.said.connect(lambda text: self.said.append(str(text)))

    def fill(self, **values: Any) -> Form:
        for name, value in values.items():
            widget = self.dialog.fields[name].widget
            if isinstance(widget, DayEdit) and not isinstance(value, str):
                widget.show_day(value)
            elif isinstance(widget, QLineEdit):
                widget.setText(value)
            elif isinstance(widget, QComboBox):
                widget.setCurrentText(value)
                assert widget.currentText() == value
            elif isinstance(widget, QCheckBox):
                widget.setChecked(value)
        return self

    def record(self) -> None:
        self.dialog.accept()
        self.qtbot.waitUntil(lambda: len(self.said) == 1)


@pytest.fixture
def form(empty_session: Session, requests: Requests, qtbot: QtBot, wang: Contact) -> Any:
    """Makes forms about 王小明 as the notebook has him now."""

    def made(kind: str) -> Form:
        now = empty_session.reader.get(Contact, wang.id)
        assert now is not None
        return Form(empty_session, requests, qtbot, kind, now)

    return made


def test_an_offer_with_product_and_expected_day(form: Any, empty_session: Session) -> None:
    form("offer").fill(amount="86000", product="logger", expected="+30d", note="ten of them").record()
    (offer,) = empty_session.reader.select(Offer)
    (product,) = empty_session.reader.select(Product)
    assert (offer.amount, offer.product_id, offer.note) == (Money(8_600_000, "CNY"), product.id, "ten of them")
    assert offer.expected_by is not None
    assert (offer.expected_by - empty_session.today).days == 30
    assert offer.organisation_id is not None


def test_an_offer_is_won_or_lost_from_the_open_ones(form: Any, empty_session: Session) -> None:
    form("offer").fill(amount="100").record()
    form("offer").fill(amount="200").record()
    lost = form("offer-lost").fill(because="too late", competitor=True)
    lost.dialog.fields["offer"].widget.setCurrentIndex(1)
    lost.record()
    form("offer-won").record()
    states = {
        offer.amount.minor: (offer.state, offer.lost_to_competitor) for offer in empty_session.reader.select(Offer)
    }
    assert states == {10_000: (OfferState.WON, False), 20_000: (OfferState.LOST, True)}
    assert [one.amount.minor for one in empty_session.reader.select(Purchase)] == [10_000]


def test_a_purchase_with_profit_and_reason(form: Any, empty_session: Session) -> None:
    form("purchase").fill(amount="12,000", profit="3000", reason="Habit").record()
    (bought,) = empty_session.reader.select(Purchase)
    assert (bought.amount.minor, bought.profit, bought.reason) == (
        1_200_000,
        Money(300_000, "CNY"),
        PurchaseReason.HABIT,
    )


def test_a_referral_names_a_contact_or_a_stranger(form: Any, empty_session: Session) -> None:
    form("referral").fill(to="陈立").record()
    form("referral").fill(to="Mr Li").record()
    (chen,) = empty_session.reader.select(Contact, "name = '陈立'")
    assert {(one.to_name, one.to_contact_id) for one in empty_session.reader.select(Referral)} == {
        ("陈立", chen.id),
        ("Mr Li", None),
    }


def test_praise_favours_refusals_evidence_and_judgements(form: Any, empty_session: Session) -> None:
    form("praise").fill(text="the only one who calls back").record()
    form("favour").fill(side="By them, for me", text="a school place").record()
    form("refusal").fill(who="Acme").record()
    form("evidence").fill(marker="Trust: golf", note="nine holes").record()
    form("judgement").fill(factor="Resistance to competitors", score="4").record()
    reader = empty_session.reader
    assert [one.text for one in reader.select(Praise)] == ["the only one who calls back"]
    assert [(one.side, one.text) for one in reader.select(Favour)] == [(Side.THEM, "a school place")]
    assert [one.competitor for one in reader.select(Refusal)] == ["Acme"]
    assert {one.marker for one in reader.select(Evidence)} == {Marker.OPENLY_SUPPORTS_US, Marker.GOLF}
    assert [(one.factor, one.score) for one in reader.select(Judgement)] == [(LoyaltyFactor.RESISTANCE, 4)]


def test_disqualifying_and_taking_it_back(form: Any, empty_session: Session, wang: Contact) -> None:
    form("disqualify").fill(because="moved abroad").record()
    assert _now(empty_session, wang).disqualified == "moved abroad"
    form("qualify").record()
    assert _now(empty_session, wang).disqualified == ""


def test_what_cannot_be_read_is_said_and_stays(form: Any, empty_session: Session) -> None:
    offer = form("offer").fill(amount="a lot", note="ten of them")
    offer.dialog.accept()
    assert offer.dialog.trouble.isVisible()
    assert offer.dialog.trouble.text()
    assert offer.dialog.fields["note"].widget.text() == "ten of them"
    offer.fill(amount="100", expected="when pigs fly")
    offer.dialog.accept()
    assert offer.dialog.trouble.isVisible()
    assert empty_session.reader.select(Offer) == []
    offer.fill(expected="").record()
    assert len(empty_session.reader.select(Offer)) == 1


def test_a_day_to_come_is_no_day_on_which_praise_was_given(form: Any, empty_session: Session) -> None:
    praise = form("praise").fill(text="quick", day="tomorrow")
    praise.dialog.accept()
    assert praise.dialog.trouble.text().endswith(" is still to come; give today or a day before.")
    assert praise.dialog.fields["day"].widget.text() == "tomorrow"
    assert empty_session.reader.select(Praise) == []
    praise.fill(day="昨天").record()
    (said,) = empty_session.reader.select(Praise)
    assert (empty_session.today - said.day).days == 1


def test_what_is_needed_must_be_filled(form: Any) -> None:
    praise = form("praise")
    assert not praise.dialog.take.isEnabled()
    assert praise.dialog.take.toolTip() == "Still needed: In their words"
    praise.fill(text="quick")
    assert praise.dialog.take.isEnabled()


def test_the_menu_offers_what_fits(empty_session: Session, requests: Requests, qtbot: QtBot, wang: Contact) -> None:
    over = QWidget()
    qtbot.addWidget(over)

    def offered() -> set[str]:
        menu = record_menu(over, empty_session, requests, LIGHT, _now(empty_session, wang))
        return {action.objectName() for action in menu.actions()}

    assert offered() == set(KINDS) - {"offer-won", "offer-lost", "qualify"}
    colleague = Contact(**{**vars(wang), "colleague": True})
    empty_session.do(change_thing, colleague, wang.name)
    empty_session.wait()
    assert offered() == {"referral", "praise", "favour"}


def test_no_kind_asks_for_two_things_under_one_name(empty_session: Session, wang: Contact) -> None:
    asking = Asking(empty_session.reader, wang, empty_session.today)
    for kind in RECORDS:
        names = [asked.name for asked in kind.fields(asking)]
        assert len(set(names)) == len(names)


def _now(session: Session, contact: Contact) -> Contact:
    found = session.reader.get(Contact, contact.id)
    assert found is not None
    return found


@pytest.fixture
def over(qtbot: QtBot) -> QWidget:
    """What the dialogs stand over."""
    parent = QWidget()
    qtbot.addWidget(parent)
    return parent


def corrected(
    over: QWidget, session: Session, requests: Requests, contact: Contact, record: Offer | Purchase
) -> RecordDialog:
    kind = correction_of(session.reader, record)
    assert kind is not None
    dialog = RecordDialog(over, session, requests, kind, contact, record.id)
    dialog.show()
    return dialog


def words_in(dialog: RecordDialog) -> dict[str, str]:
    return {
        name: field.widget.text()
        for name, field in dialog.fields.items()
        if isinstance(field.widget, QLineEdit) and not isinstance(field.widget, DayEdit)
    }


def test_an_offer_is_put_right_where_it_was_mistyped(
    wang: Contact, empty_session: Session, requests: Requests, over: QWidget, qtbot: QtBot
) -> None:
    offer = Offer(wang.id, Money(125_000_000, "CNY"), date(2026, 3, 2), expected_by=date(2026, 3, 9), note="twenty")
    empty_session.do(record_offer, offer, wang, "stent")
    empty_session.wait()
    (before,) = empty_session.reader.select(Offer)
    dialog = corrected(over, empty_session, requests, wang, before)
    assert words_in(dialog) == {"amount": "1250000", "product": "stent", "note": "twenty"}
    assert not dialog.is_changed
    amount = dialog.fields["amount"].widget
    assert isinstance(amount, QLineEdit)
    amount.setText("12,500")
    with qtbot.waitSignal(requests.said) as told:
        dialog.accept()
    assert str(told.args[0]) == "Offer changed"
    assert empty_session.reader.select(Offer) == [replace(before, amount=Money(1_250_000, "CNY"))]


def test_an_order_in_another_currency_keeps_it_unless_its_amount_is_typed_anew(
    wang: Contact, empty_session: Session, requests: Requests, over: QWidget, qtbot: QtBot
) -> None:
    euros = Purchase(wang.id, date(2026, 3, 2), Money(50_000, "EUR"), reason=PurchaseReason.LIKING)
    empty_session.do(record_purchase, euros, wang)
    empty_session.wait()
    dialog = corrected(over, empty_session, requests, wang, euros)
    assert words_in(dialog)["amount"] == "500 EUR"
    note = dialog.fields["note"].widget
    assert isinstance(note, QLineEdit)
    note.setText("urgent")
    with qtbot.waitSignal(requests.said):
        dialog.accept()
    assert empty_session.reader.select(Purchase) == [replace(euros, note="urgent")]

"""A small world with one of every noun, each with something in as many fields as may hold something."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import TypeVar

from salesbook.domain.card import CardPlan, CardRhythm, CardTemplate, Festival
from salesbook.domain.contact import (
    Address,
    CardProperty,
    Channel,
    Contact,
    Email,
    MessagingId,
    Note,
    Phone,
    Tag,
    Website,
    photo_of,
)
from salesbook.domain.emotion import Emotion, Expectation
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.favour import Favour
from salesbook.domain.goal import Goal, GoalMember
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest, InterestKind, Need
from salesbook.domain.judgement import Judgement, LoyaltyFactor
from salesbook.domain.money import Money
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import BuyingRole, Employment, Organisation
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.promise import NextStep, NextStepState, Promise, PromiseState, Side
from salesbook.domain.purchase import Offer, Product, Purchase, PurchaseReason
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import Answer, AnswerKind
from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.domain.setting import Setting
from salesbook.domain.stage import Stage, StageChange
from salesbook.domain.tier import ParetoClass, Reward, Tier, TierWay
from salesbook.domain.visit import (
    Expense,
    ExpenseKind,
    Participation,
    SaleStep,
    ValueGiven,
    ValueKind,
    Visit,
    VisitState,
)
from salesbook.domain.visit_code import code_for
from salesbook.domain.visit_entry import VisitEntry
from tests.factories import TODAY

Noun = TypeVar("Noun")
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
MORNING = datetime(2026, 11, 23, 8, 30, tzinfo=UTC)
PHOTO = photo_of(b"\xff\xd8\xff\xe0 a face", "image/jpeg")


@dataclass(frozen=True)
class World:
    """The things scenarios begin with; `things` are all of them."""

    contact: Contact
    other: Contact
    organisation: Organisation
    product: Product
    done: Visit
    planned: Visit
    promise: Promise
    step: NextStep
    birthday: ImportantDate
    offer: Offer
    phone: Phone
    things: tuple[object, ...]

    @property
    def entry(self) -> VisitEntry:
        """The done visit with everything that was said and done at it."""
        return VisitEntry(
            self.done,
            self._at_it(Participation),
            self._at_it(Note),
            self._at_it(Evidence),
            self._at_it(Promise),
            self._at_it(NextStep),
            self._at_it(ValueGiven),
            self._at_it(Objection),
            self._at_it(Expense),
            self._at_it(Interest),
            self._at_it(Need),
        )

    def _at_it(self, noun: type[Noun]) -> tuple[Noun, ...]:
        found = [one for one in self.things if isinstance(one, noun) and one.visit_id == self.done.id]  # type: ignore[attr-defined]
        return tuple(sorted(found, key=lambda one: getattr(one, "position", 0)))


def world() -> World:
    """A new world, with new ids."""
    contact, other = _contact(), Contact("Anna Meier-Østergård", colleague=False)
    organisation, product = _organisation(), Product("hand pump", "the small one")
    done = _done_visit()
    planned = Visit(
        TODAY, time(10), VisitState.PLANNED, Channel.VIDEO, 45, "online", "show it", "a trial", "their data"
    )
    planned = Visit(**{**vars(planned), "code": code_for(planned.id, ()), "moved_from": datetime(2026, 11, 20, 9)})
    promise = Promise(contact.id, Side.ME, "send samples", TODAY, done.id, YESTERDAY, PromiseState.OPEN, None, 1)
    step = NextStep(contact.id, "call", TODAY, time(15), done.id, NextStepState.OPEN, None, 1)
    birthday = ImportantDate(contact.id, DateKind.BIRTHDAY, 8, 15, 1984, Calendar.LUNAR, True, "中秋", YESTERDAY, 1)
    offer = Offer(
        contact.id, Money(8_600_000, "CNY"), YESTERDAY, product.id, organisation.id, TOMORROW, note="ten of them"
    )
    phone = Phone(contact.id, "138 0013 8000", "mobile", True, YESTERDAY, 1)
    things: tuple[object, ...] = (
        PHOTO,
        *(contact, other, organisation, product, done, planned, promise, step, birthday, offer, phone),
        *_of_contact(contact.id, other.id, organisation.id, done.id),
        *_of_visit(done.id, contact.id, other.id),
        Participation(planned.id, contact.id),
        Objection("too dear", planned.id, contact.id, "no budget before May", "it lasts ten years", None, 1),
        *_of_sales(contact.id, other.id, organisation.id, product.id, offer.id, done.id),
        Answer(f"date:{birthday.id}:2026", AnswerKind.SNOOZED, YESTERDAY, contact.id, TODAY),
        Setting("my-name", '"Li"'),
        *_of_the_method(contact.id, product.id, done.id),
    )
    return World(contact, other, organisation, product, done, planned, promise, step, birthday, offer, phone, things)


def _organisation() -> Organisation:
    return Organisation("拜耳", "bài ěr", "上海", "南京西路 1 号", "021 6288 0000", "bayer.example", "入口在 B 座")


def _contact() -> Contact:
    return Contact(
        name="王小明",
        family_name="王",
        given_name="小明",
        middle_name="M.",
        prefix="Dr",
        suffix="PhD",
        nicknames=("老王", "Ming"),
        phonetic="wang xiao ming",
        phonetic_family_name="wang",
        phonetic_given_name="xiaoming",
        uid="urn:uuid:1",
        language="zh-CN",
        preferred_channel=Channel.MESSAGE,
        best_hours="mornings",
        how_we_met="at the fair",
        stage=Stage.RECOGNITION,
        matters_most=("price", "his team"),
        photo=PHOTO.id,
        added=MORNING,
        disqualified="moved abroad",
    )


def _done_visit() -> Visit:
    return Visit(
        day=YESTERDAY,
        at=time(9, 30),
        channel=Channel.MEAL,
        lasted=90,
        place="the canteen",
        purpose="samples",
        wanted_result="an order",
        ace="ten years of guarantee",
        steps=(SaleStep.NEED_FOUND, SaleStep.NOT_CLOSED),
        by_contact=True,
        created=MORNING,
    )


def _of_contact(contact: str, other: str, organisation: str, visit: str) -> tuple[object, ...]:
    return (
        Phone(contact, "021-6555 0199", "work", position=2),
        Email(contact, "wangxm@example.com", "work", True, YESTERDAY, 1),
        Address(
            contact, "1 Long Street", "floor 3", "PO 7", "上海", "SH", "200000", "中国", "work", True, YESTERDAY, 1
        ),
        MessagingId(contact, "WeChat", "xiaoming84", "private", True, 1),
        Website(contact, "https://example.com", "work", 1),
        Tag(contact, "badminton"),
        Note("likes to be asked about 羽毛球", contact, None, True, 1),
        CardProperty(contact, "X-SIGN", "dragon", "item1", ";TYPE=x", 1),
        Employment(
            contact,
            organisation,
            "buyer",
            "purchasing / pumps",
            "engineer",
            BuyingRole.DECIDES,
            YESTERDAY,
            None,
            TODAY,
            1,
        ),
        Employment(other, organisation, "assistant", to_day=YESTERDAY),
        Relation(contact, "boss", "Anna", other, "since May", YESTERDAY, 1),
        Relation(other, "child", "Emil"),
        Interest(contact, "羽毛球", InterestKind.HOBBY, "on Tuesdays", False, YESTERDAY, visit, TODAY, 1),
        Need("quieter pumps", contact, organisation, YESTERDAY, visit, TODAY, TODAY, 1),
        StageChange(contact, None, Stage.RECOGNITION, MORNING, YESTERDAY, "we met", visit, 1),
    )


def _of_visit(visit: str, contact: str, other: str) -> tuple[object, ...]:
    return (
        Participation(visit, contact, Emotion.HAPPY, Expectation.ABOVE, 0),
        Participation(visit, other, Emotion.WORRIED, Expectation.BELOW, 1),
        Note("talked about pumps", None, visit, False, 1),
        Evidence(contact, Marker.MET_IN_PERSON, YESTERDAY, visit, "in the canteen", "shook hands"),
        Promise(other, Side.THEM, "send the plan", None, visit, YESTERDAY, PromiseState.KEPT, TODAY),
        ValueGiven(visit, contact, ValueKind.PRODUCT, "a sample", Money(5_000, "CNY"), True, 1, True),
        Objection("too loud", visit, contact, "the old one was", "this one is not", True, 2, PurchaseReason.COMPARISON),
        Expense(visit, Money(12_800, "CNY"), ExpenseKind.HOSPITALITY, "lunch", 1),
    )


def _of_sales(contact: str, other: str, organisation: str, product: str, offer: str, visit: str) -> tuple[object, ...]:
    amount = Money(50_000, "CNY")
    return (
        Purchase(other, YESTERDAY, amount, offer_id=offer),
        Referral(contact, "Anna", YESTERDAY, other, "by mail", visit),
        Praise(contact, "they keep their word", YESTERDAY, visit),
        Purchase(
            contact,
            YESTERDAY,
            amount,
            organisation,
            product,
            offer,
            Money(9_000, "CNY"),
            PurchaseReason.LIKING,
            "first",
        ),
    )


def _of_the_method(contact: str, product: str, visit: str) -> tuple[object, ...]:
    amount = Money(9_000_000, "CNY")
    tier, template = Tier("gold", 2, 10, ("a dinner", "the hotline")), CardTemplate("plain", "Dear {name}", "en")
    weekly = OwnReminder("write the weekly report", YESTERDAY, "FREQ=WEEKLY;BYDAY=FR", time(16), contact)
    goal = Goal("kotler-grid", "butterfly", "true-friend", 3, YESTERDAY, TOMORROW)
    return (
        Judgement(contact, LoyaltyFactor.RESISTANCE, 4, YESTERDAY, "he told me"),
        Refusal(contact, YESTERDAY, "Acme", "showed me their offer", visit),
        Favour(contact, Side.ME, "a school place", YESTERDAY, visit),
        *(tier, template, goal),
        TierWay(tier.id, 3, amount, amount, 2, 1, Stage.ALLY, ParetoClass.A, True, 1),
        Reward(contact, "gold", "a dinner", YESTERDAY),
        CardPlan(contact, CardRhythm.FESTIVAL, YESTERDAY, Festival.MID_AUTUMN_FESTIVAL, 3, template.id),
        Product("a pump nobody wants"),
        ProductNews(product, "the small one is quieter", YESTERDAY, "It whispers now.", ("quiet", "安静")),
        weekly,
        OwnReminder("renew the parking permit", TOMORROW),
        Answer(f"own:{weekly.id}:2026-11-20", AnswerKind.DONE, YESTERDAY, None),
        GoalMember(goal.id, contact),
        SelfReview(ReviewItem.LISTENING, 4, YESTERDAY, "talked too much on Monday"),
    )

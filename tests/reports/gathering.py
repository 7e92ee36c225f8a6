"""A notebook for the tests of gathering a call sheet: 王小明 and his whole story, and how a sheet is asked for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

from salesbook.domain.contact import Address, Channel, Contact, Email, MessagingId, Note, Phone
from salesbook.domain.emotion import Emotion
from salesbook.domain.evidence import Evidence, Marker
from salesbook.domain.important_date import Calendar, DateKind, ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.domain.promise import Promise, PromiseState, Side
from salesbook.domain.relation import Relation
from salesbook.domain.setting import parse_setting
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text
from salesbook.domain.visit import Visit, VisitState
from salesbook.operations.contacts import add_contact, add_part
from salesbook.operations.settings import change_setting
from salesbook.operations.stages import move_to_stage
from salesbook.operations.visits import log_visit, plan_visit
from salesbook.reports.call_sheet_content import (
    AskItem,
    SheetVisit,
)
from salesbook.reports.call_sheet_gather import gather
from salesbook.reports.options import CallSheetOptions
from salesbook.store.notebook import Notebook
from tests.factories import TODAY, entry

PROFILE = AskItem(Text("Profile: what do they decide, and with whom?"))
INTERESTS = AskItem(Text("Interests: what would they come along to?"))
OLD, NEW = TODAY - timedelta(days=366), TODAY - timedelta(days=364)

WANG = Contact("王小明", preferred_channel=Channel.MESSAGE, best_hours="after 17:00", id="wang")
LIU = Contact("刘芳", id="liu")
BAYER = Organisation("拜耳", id="bayer")


def days(shift: int) -> date:
    """The day so many days from the tests' today."""
    return TODAY + timedelta(days=shift)


def known(notebook: Notebook, contact: Contact) -> Contact:
    """The contact as the notebook has it now."""
    found = notebook.get(Contact, contact.id)
    assert found is not None
    return found


def plan(notebook: Notebook, *contacts: Contact, day: date = TODAY, **fields_of_visit: Any) -> Visit:
    """Plan a visit of these contacts, today at ten where nothing else is said."""
    visit = Visit(day, **{"at": time(10), "channel": Channel.IN_PERSON, "state": VisitState.PLANNED, **fields_of_visit})
    planned = entry(*contacts)
    took_part = tuple(replace(part, visit_id=visit.id) for part in planned.participations)
    return plan_visit(notebook, replace(planned, visit=visit, participations=took_part))


def sheets(notebook: Notebook, first: date = TODAY, last: date | None = None, **options: Any) -> tuple[SheetVisit, ...]:
    """The sheets of these days, or of one."""
    return gather(notebook, CallSheetOptions(first, last or first, **options), TODAY).visits


def sheet(notebook: Notebook) -> SheetVisit:
    """The one sheet of today."""
    (only,) = sheets(notebook)
    return only


def sheet_of(notebook: Notebook, profile: Profile) -> SheetVisit:
    """The sheet of a visit with somebody of whom only this is known."""
    add_contact(notebook, profile)
    plan(notebook, profile.contact)
    return sheet(notebook)


def full_profile() -> Profile:
    """王小明 with something in every list."""
    return Profile(
        WANG,
        phones=(
            Phone("wang", "010 5923 0000", "work", position=0),
            Phone("wang", "138 1020 4456", "mobile", position=1, confirmed_on=OLD),
        ),
        emails=(Email("wang", "wang@bayer.cn"),),
        addresses=(
            Address("wang", street="幸福路1号", city="上海市", label="home", position=0),
            Address("wang", street="东三环北路27号", extended="B座12层", city="北京市", label="work", position=1),
        ),
        messaging_ids=(MessagingId("wang", "WeChat", "xm_wang77"),),
        notes=(Note("never to be printed", "wang", private=True), Note("nor is this", "wang")),
        employments=(
            Employment("wang", "bayer", "冷链主管", position=0, confirmed_on=OLD),
            Employment("wang", None, "clerk", to_day=days(-900), position=1),
        ),
        organisations=(BAYER,),
        relations=(
            Relation("wang", "daughter", "朵朵", detail="9, piano", position=0),
            Relation("wang", "assistant", "刘芳", other_id="liu", position=1),
            Relation("wang", "boss", "陈立", position=2),
        ),
        interests=(
            Interest("wang", "龙井", position=0),
            Interest("wang", "羽毛球双打", detail="Wednesdays", position=1),
            Interest("wang", "flat prices", avoid=True, position=2),
        ),
        needs=(Need("no gaps", "wang", position=0), Need("met already", "wang", met_on=days(-3), position=1)),
        dates=(ImportantDate("wang", DateKind.BIRTHDAY, 8, 8, calendar=Calendar.LUNAR),),
    )


def filled(notebook: Notebook) -> Visit:
    """The notebook with 王小明's whole story and a visit planned today; returns that visit."""
    add_contact(notebook, Profile(LIU, phones=(Phone("liu", "010 5923 8817", "work"),)))
    add_contact(notebook, full_profile())
    add_part(notebook, Need("one person to call", organisation_id="bayer"), "拜耳")
    change_setting(notebook, parse_setting("my-interests", "羽毛球, tea"))
    fair = entry(WANG, day=days(-200), note="asked for samples")
    log_visit(notebook, fair)
    meal = entry(WANG, day=days(-100), channel=Channel.MEAL)
    secret = Note("he drinks", visit_id=meal.visit.id, private=True)
    fact = Evidence("wang", Marker.MEAL, days(-100), meal.visit.id, note="dumplings by the lake")
    log_visit(notebook, replace(meal, notes=(secret,), evidence=(fact,)))
    move_to_stage(notebook, known(notebook, WANG), Stage.DATING, days(-90))
    angry = entry(WANG, LIU, day=days(-8))
    notes = (
        Note("samples nine days late", visit_id=angry.visit.id, position=0),
        Note("he swore", visit_id=angry.visit.id, private=True, position=1),
        Note("start with that", visit_id=angry.visit.id, position=2),
    )
    felt = replace(angry.participations[0], emotion=Emotion.FRUSTRATED)
    log_visit(notebook, replace(angry, notes=notes, participations=(felt, angry.participations[1])))
    log_visit(notebook, entry(WANG, day=days(-2), channel=Channel.PHONE, note="no emotion said"))
    for side, text, due in (
        (Side.ME, "a teacher", 6),
        (Side.ME, "some day", None),
        (Side.ME, "price list", -4),
        (Side.THEM, "floor plan", 0),
    ):
        add_part(notebook, Promise("wang", side, text, None if due is None else days(due)), "王小明")
    kept = Promise("wang", Side.ME, "kept", days(-9), state=PromiseState.KEPT)
    add_part(notebook, kept, "王小明")
    visit = plan(notebook, WANG, LIU, lasted=45, purpose="trial", wanted_result="an order", ace="the audit")
    add_part(notebook, Objection("too dear", visit.id, "wang", answer="lifetime cost"), "王小明")
    return visit

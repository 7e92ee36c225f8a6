"""All nouns that have a table. A new noun is one line here, and its table in a migration.

Apart from the mapping in `records.py`, because a question about one noun need not wait for the classes of all others.
"""

from salesbook.domain.card import CardPlan, CardTemplate
from salesbook.domain.contact import (
    Address,
    CardProperty,
    Contact,
    Email,
    MessagingId,
    Note,
    Phone,
    Photo,
    Tag,
    Website,
)
from salesbook.domain.evidence import Evidence
from salesbook.domain.favour import Favour
from salesbook.domain.goal import Goal, GoalMember
from salesbook.domain.important_date import ImportantDate
from salesbook.domain.interest import Interest, Need
from salesbook.domain.judgement import Judgement
from salesbook.domain.objection import Objection
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.own_reminder import OwnReminder
from salesbook.domain.product_news import ProductNews
from salesbook.domain.promise import NextStep, Promise
from salesbook.domain.purchase import Offer, Product, Purchase
from salesbook.domain.referral import Praise, Referral
from salesbook.domain.refusal import Refusal
from salesbook.domain.relation import Relation
from salesbook.domain.reminders.reminder import Answer
from salesbook.domain.self_review import SelfReview
from salesbook.domain.setting import Setting
from salesbook.domain.stage import StageChange
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.domain.visit import Expense, Participation, ValueGiven, Visit

NOUNS: tuple[type, ...] = (
    Contact,
    Phone,
    Email,
    Address,
    MessagingId,
    Website,
    Tag,
    Note,
    Photo,
    CardProperty,
    Organisation,
    Employment,
    Relation,
    Interest,
    Need,
    ImportantDate,
    Visit,
    Participation,
    Evidence,
    StageChange,
    Promise,
    NextStep,
    ValueGiven,
    Objection,
    Expense,
    Referral,
    Praise,
    Product,
    Offer,
    Purchase,
    Answer,
    Setting,
    Judgement,
    Refusal,
    Favour,
    Tier,
    TierWay,
    Reward,
    CardTemplate,
    CardPlan,
    ProductNews,
    OwnReminder,
    Goal,
    GoalMember,
    SelfReview,
)

"""The sections of the Insights page by group. A new section is one file and one line here; a lens comes by itself."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from salesbook.domain.lenses.every import LENSES
from salesbook.domain.text import Text
from salesbook.gui.insights.cards_section import CardsSection
from salesbook.gui.insights.first_steps_section import FirstStepsSection
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.objections_section import ObjectionsSection
from salesbook.gui.insights.offers_section import OffersSection
from salesbook.gui.insights.products_section import ProductsSection
from salesbook.gui.insights.promises_section import PromisesSection
from salesbook.gui.insights.purposes import PURPOSES
from salesbook.gui.insights.referrals_section import ReferralsSection
from salesbook.gui.insights.section import Section, SectionGroup, SectionKind
from salesbook.gui.insights.self_review_section import SelfReviewSection
from salesbook.gui.insights.stages_section import StagesSection
from salesbook.gui.insights.tiers_section import TiersSection
from salesbook.gui.insights.values_section import ValuesSection
from salesbook.gui.insights.winning_section import WinningSection
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme


def _kind(name: str, words: Text, make: Callable[[Session, Requests, Theme], Section]) -> SectionKind:
    return SectionKind(name, words, PURPOSES[name], make)


GROUPS: tuple[SectionGroup, ...] = (
    SectionGroup(Text("Where to begin"), (_kind("first", Text("do this first"), FirstStepsSection),)),
    SectionGroup(Text("Lenses"), tuple(_kind(lens.name, lens.words, partial(LensSection, lens)) for lens in LENSES)),
    SectionGroup(
        Text("The work"),
        (
            _kind("stages", Text("stages"), StagesSection),
            _kind("promises", Text("promises"), PromisesSection),
            _kind("offers", Text("offers"), OffersSection),
            _kind("values", Text("value given"), ValuesSection),
            _kind("winning", Text("cost of winning"), WinningSection),
            _kind("objections", Text("objections"), ObjectionsSection),
            _kind("referrals", Text("referral tree"), ReferralsSection),
            _kind("tiers", Text("tiers of service"), TiersSection),
            _kind("cards", Text("greeting cards"), CardsSection),
            _kind("products", Text("products"), ProductsSection),
            _kind("self-review", Text("service self-review"), SelfReviewSection),
        ),
    ),
)

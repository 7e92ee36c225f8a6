"""The sections of the Insights page by group. A new section is one file and one line here; a lens comes by itself."""

from __future__ import annotations

from functools import partial

from salesbook.domain.lenses import LENSES
from salesbook.domain.text import Text
from salesbook.gui.insights.cards_section import CardsSection
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.objections_section import ObjectionsSection
from salesbook.gui.insights.offers_section import OffersSection
from salesbook.gui.insights.products_section import ProductsSection
from salesbook.gui.insights.promises_section import PromisesSection
from salesbook.gui.insights.referrals_section import ReferralsSection
from salesbook.gui.insights.section import SectionGroup, SectionKind
from salesbook.gui.insights.self_review_section import SelfReviewSection
from salesbook.gui.insights.stages_section import StagesSection
from salesbook.gui.insights.tiers_section import TiersSection
from salesbook.gui.insights.values_section import ValuesSection
from salesbook.gui.insights.winning_section import WinningSection

GROUPS: tuple[SectionGroup, ...] = (
    SectionGroup(
        Text("Lenses"), tuple(SectionKind(lens.name, lens.words, partial(LensSection, lens)) for lens in LENSES)
    ),
    SectionGroup(
        Text("The work"),
        (
            SectionKind("stages", Text("stages"), StagesSection),
            SectionKind("promises", Text("promises"), PromisesSection),
            SectionKind("offers", Text("offers"), OffersSection),
            SectionKind("values", Text("value given"), ValuesSection),
            SectionKind("winning", Text("cost of winning"), WinningSection),
            SectionKind("objections", Text("objections"), ObjectionsSection),
            SectionKind("referrals", Text("referral tree"), ReferralsSection),
            SectionKind("tiers", Text("tiers of service"), TiersSection),
            SectionKind("cards", Text("greeting cards"), CardsSection),
            SectionKind("products", Text("products"), ProductsSection),
            SectionKind("self-review", Text("service self-review"), SelfReviewSection),
        ),
    ),
)

"""The tiers of service: what each asks and brings, who stands there, and who should be rewarded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from salesbook.domain.contact import Contact
from salesbook.domain.lenses.service_tier import position_of
from salesbook.domain.text import Text, counted
from salesbook.domain.tier import Reward, Tier, TierWay
from salesbook.domain.tier_words import ways_words
from salesbook.gui.asking import SMALL_TO_PLACE
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.forms.line_dialog import Done, Line, LineDialog, Refusing
from salesbook.gui.insights.asked_section import AskedSection
from salesbook.gui.insights.tier_dialog import TierDialog
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.widgets.elided import ElidedButton
from salesbook.gui.widgets.flow import Flow
from salesbook.gui.widgets.rows_table import Column
from salesbook.gui.words import button, label
from salesbook.operations.tiers import give_reward, set_tiers
from salesbook.queries.settings import method
from salesbook.queries.tiers import AtTier, TierLine, TiersInForce, tiers_in_force
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, listed, medium_date, render

MOST_PEOPLE = 40


class TiersSection(AskedSection[TierLine]):
    """One row a tier, the lowest first. Editing the usual tiers makes them the notebook's own."""

    shows = frozenset({"tier", "tier_way", "reward", "contact", "purchase", "referral", "setting"})
    small = SMALL_TO_PLACE

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__(
            session,
            requests,
            theme,
            _("Tiers of service"),
            (
                Column(_("Tier"), lambda one: tier_name(one.tier), 120, bold=True),
                Column(_("To reach it"), lambda one: capitalised(render(ways_words(one.ways)))),
                Column(_("Benefits"), lambda one: listed(one.tier.benefits)),
                Column(_("Contacts"), lambda one: str(one.count), 80, right=True, key=lambda one: one.count),
            ),
        )
        self._lines: tuple[TierLine, ...] = ()
        row = Flow(gap=8)
        self.add, self.usual = button(_("Add a tier"), "small"), button(_("Bring back the usual tiers"), "small")
        self.add.clicked.connect(lambda _checked=False: self.ask_for(None))
        self.usual.clicked.connect(lambda _checked=False: self._write((), Text("The usual tiers hold again")))
        row.addWidget(self.add)
        row.addWidget(self.usual)
        self.above.addLayout(row)
        self.table.opened.connect(self.ask_for)

    def ask(self, reader: NotebookReader) -> Any:
        """The tiers with those who stand at each."""
        return tiers_in_force(reader, self.session.today)

    def rows(self, found: Any) -> Sequence[TierLine]:
        """One a row."""
        told: TiersInForce = found
        return told.lines

    def answered(self, found: Any) -> None:
        """Remember what holds."""
        told: TiersInForce = found
        self._lines = told.lines
        self.usual.setVisible(told.own)

    def summary_of(self, found: Any) -> str:
        """Whose they are."""
        told: TiersInForce = found
        return "" if told.own else _("the usual ones; change them as you like")

    def nothing_yet(self) -> str:
        """There are always the usual ones."""
        return ""

    def same(self, row: TierLine) -> object:
        """Its place."""
        return row.tier.id

    def tell(self, row: TierLine) -> None:
        """The tier, what it brings, and who stands there."""
        self.panel.addWidget(label(tier_name(row.tier), "subtitle"))
        self.line(capitalised(render(ways_words(row.ways))))
        if row.tier.cadence:
            self.line(
                render(counted("Touched at least every {n} day", "Touched at least every {n} days", row.tier.cadence))
            )
        self.line(_("Benefits: {benefits}").format(benefits=listed(row.tier.benefits)) if row.tier.benefits else "")
        acts = QHBoxLayout()
        for words, act in (
            (_("Change"), partial(self.ask_for, row)),
            (_("Remove"), partial(self._remove, row)),
        ):
            made = button(words, "small", _("{act}: {tier}").format(act=words, tier=tier_name(row.tier)))
            made.clicked.connect(lambda _checked=False, do=act: do())
            acts.addWidget(made)
        acts.addStretch(1)
        self.panel.addLayout(acts)
        self._people(row)

    def ask_for(self, row: TierLine | None) -> TierDialog:
        """Change a tier, or make a new one above the others."""
        tier = row.tier if row else Tier("", len(self._lines))
        currency = method(self.session.reader).currency
        ways = row.ways if row else ()
        dialog = TierDialog(self.window(), self.session, tier, ways, currency, self._take, is_new=row is None)
        dialog.open()
        return dialog

    def reopen(self, form: str, about: Mapping[str, Any]) -> FormDialog | None:
        """The tier of that name again, or a new one; a tier that is gone meanwhile is made anew."""
        line = next((one for one in self._lines if one.tier.name == about["tier"]), None)
        if form == TierDialog.form:
            return self.ask_for(line)
        contact = self.session.reader.get(Contact, about["contact"])
        return self.ask_for_reward(line.tier, contact) if line and contact else None

    def _take(self, tier: Tier, ways: tuple[TierWay, ...], then: Done, otherwise: Refusing) -> None:
        others = [line for line in self._lines if line.tier.id != tier.id]
        lines = sorted((*others, TierLine(tier, ways)), key=lambda line: line.tier.position)

        def saved() -> None:
            then()
            self.requests.said.emit(Text("Tier saved"))

        self.session.do(set_tiers, *_parted(lines), then=lambda _done: saved(), otherwise=otherwise)

    def _remove(self, row: TierLine) -> None:
        self._write(tuple(line for line in self._lines if line is not row), Text("Tier removed"))

    def _write(self, lines: tuple[TierLine, ...], said: Text) -> None:
        self.session.do(set_tiers, *_parted(lines), then=lambda _done: self.requests.said.emit(said))

    def _people(self, row: TierLine) -> None:
        people = row.people
        self.line(_("Who stands here"), "head")
        if not people:
            self.line(_("Nobody yet."), "muted")
        for one in people[:MOST_PEOPLE]:
            self._person(row.tier, one)
        if len(people) > MOST_PEOPLE:
            more = len(people) - MOST_PEOPLE
            self.line(render(counted("and {n} more in the lens", "and {n} more in the lens", more)), "muted")

    def _person(self, tier: Tier, one: AtTier) -> None:
        line = QHBoxLayout()
        link = ElidedButton("link")
        link.show_text(one.name)
        link.clicked.connect(lambda _checked=False: self.requests.contact_wanted.emit(one.contact_id))
        line.addWidget(link)
        line.addStretch(1)
        if tier.benefits and one.is_due(self.session.today):
            give = button(_("Reward"), "small", _("Reward {name}").format(name=one.name[:60]))
            give.clicked.connect(lambda _checked=False: self._reward(tier, one))
            line.addWidget(give)
        elif one.last_reward is not None:
            line.addWidget(label(medium_date(one.last_reward.day), "small-muted"))
        self.panel.addLayout(line)

    def _reward(self, tier: Tier, one: AtTier) -> None:
        contact = self.session.reader.get(Contact, one.contact_id)
        if contact is not None:
            self.ask_for_reward(tier, contact)

    def ask_for_reward(self, tier: Tier, contact: Contact) -> LineDialog:
        """Ask what somebody gets for standing at a tier."""
        question = _("What does {name} get?").format(name=contact.name[:60])
        about = {"section": "tiers", "tier": tier.name, "contact": contact.id}
        asked = Line(_("Reward"), question, about, choices=tier.benefits)

        def take(what: str, then: Done, otherwise: Refusing) -> None:
            self.reward(contact, Reward(contact.id, tier.name, what, self.session.today), then, otherwise)

        dialog = LineDialog(self.window(), self.session, asked, take)
        dialog.open()
        return dialog

    def reward(
        self, contact: Contact, reward: Reward, then: Done | None = None, otherwise: Refusing | None = None
    ) -> None:
        """Note a reward that was given."""

        def noted(_done: object) -> None:
            if then is not None:
                then()
            self.requests.said.emit(Text("Reward noted"))

        self.session.do(give_reward, contact, reward, then=noted, otherwise=otherwise)


def _parted(lines: Sequence[TierLine]) -> tuple[tuple[Tier, ...], tuple[TierWay, ...]]:
    return tuple(line.tier for line in lines), tuple(way for line in lines for way in line.ways)


def tier_name(tier: Tier) -> str:
    """A tier's name; those of the usual ones are translated."""
    return capitalised(render(position_of(tier).words))

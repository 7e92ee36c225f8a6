"""A lens on the Insights page: its picture, its table, and why the chosen one stands where they stand."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from salesbook.domain.goal import Goal
from salesbook.domain.lenses.every import OF_ORGANISATIONS
from salesbook.domain.lenses.factors import Loyalty
from salesbook.domain.lenses.lens import Lens, Standing
from salesbook.domain.lenses.pareto import PARETO, who_make_most
from salesbook.domain.text import Text, counted
from salesbook.gui.asking import SMALL_TO_PLACE, Questions
from salesbook.gui.forms.form_dialog import FormDialog
from salesbook.gui.insights.explanation import Explanation
from salesbook.gui.insights.goal_dialog import GoalDialog
from salesbook.gui.insights.lens_look import LensLadder, picture_of
from salesbook.gui.insights.lens_table import LensModel, LensTable
from salesbook.gui.insights.needed import NEEDED, NOBODY
from salesbook.gui.insights.section import Section
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.beside import Beside
from salesbook.gui.widgets.elided import ElidedLabel
from salesbook.gui.widgets.segments import Segments
from salesbook.gui.words import label
from salesbook.operations.goals import drop_goal, set_goal
from salesbook.queries.contact_list import ContactRow, contact_rows
from salesbook.queries.lens_facts import facts_of
from salesbook.queries.lens_view import LensView, lens_view, organisations_view
from salesbook.queries.settings import method
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, render

HIGHEST_PICTURE = 340


class LensSection(Section):
    """Choosing in the picture or in the table chooses in both."""

    shows = frozenset(
        {
            *("contact", "visit", "participation", "purchase", "offer", "referral", "praise", "evidence", "need"),
            *("answer", "setting", "judgement", "refusal", "favour", "value_given", "objection", "promise"),
            *("tier", "tier_way", "goal", "goal_member", "employment", "organisation"),
        }
    )

    def __init__(self, lens: Lens, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._lens, self._session, self._requests = lens, session, requests
        self._view: LensView | None = None
        self._chosen = ""
        self.whose: Segments[bool] = Segments(
            [(False, _("Contacts")), (True, _("Organisations"))], _("Whom the lens shows")
        )
        self.whose.choose(False)
        self.whose.setVisible(lens in OF_ORGANISATIONS)
        words = capitalised(render(lens.words))
        self.picture = picture_of(lens, theme)
        self.table = LensTable(theme, LensModel(lambda ids: contact_rows(session.reader, ids, session.today)), words)
        self.explanation = Explanation(theme)
        self.summary = ElidedLabel("muted")
        self.few = label("", "muted")
        self.few.setWordWrap(True)
        self.few.hide()
        self.needed = label("")
        self.needed.setWordWrap(True)
        self.needed.hide()
        self._lay_out(words)
        self._questions = Questions(session, self, SMALL_TO_PLACE)
        self._questions.answered.connect(self._fill)
        self._listen()
        self.explanation.show_nobody(_("Choose somebody to see why they stand there, and what would move them."))

    def refresh(self) -> None:
        """Ask where everybody stands."""
        lens, day = self._lens, self._session.today
        view = organisations_view if self.of_organisations else lens_view
        self._questions.ask(lambda reader: view(reader, lens, day))

    @property
    def of_organisations(self) -> bool:
        """Whether it shows organisations in place of contacts."""
        return bool(self.whose.chosen())

    def show_organisations(self, shown: bool) -> None:
        """Show organisations in place of contacts, or contacts again; nobody is chosen then."""
        self.whose.choose(shown)
        self._chosen = ""
        self.refresh()

    def chosen_contacts(self) -> tuple[str, ...]:
        """Who is chosen."""
        return (self._chosen,) if self._chosen and not self.of_organisations else ()

    def choose(self, contact_id: str) -> None:
        """Choose somebody in picture and table, and explain them."""
        self._chosen = contact_id
        self.picture.choose(contact_id)
        self.table.choose(contact_id)
        self._explain()

    def set_a_goal(self) -> GoalDialog | None:
        """Ask for a goal in this lens."""
        if self._view is None:
            return None
        dialog = GoalDialog(self.window(), self._session, self._view, self._set_goal)
        dialog.open()
        return dialog

    def reopen(self, _form: str, _about: Mapping[str, Any]) -> FormDialog | None:
        """The goal that was being set."""
        return self.set_a_goal()

    def state(self) -> dict[str, Any]:
        """Who is chosen."""
        return {"chosen": self._chosen, "organisations": self.of_organisations}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state, as soon as the answer is there."""
        self._chosen = str(state.get("chosen", ""))
        self.whose.choose(bool(state.get("organisations", False)))

    def _set_goal(self, goal: Goal, people: tuple[str, ...]) -> None:
        said = Text("Goal set")
        self._session.do(set_goal, goal, people, then=lambda _done: self._requests.said.emit(said))

    def _drop_goal(self, goal: Goal) -> None:
        said = Text("Goal dropped")
        self._session.do(drop_goal, goal, then=lambda _done: self._requests.said.emit(said))

    def _fill(self, view: LensView) -> None:
        self._view = view
        steering = method(self._session.reader)
        self.picture.show_view(view, steering)
        self.table.lens.show_view(view, steering)
        self.summary.show_text(render(_summary(view)))
        few = who_make_most((one.standing.position for one in view.placed), steering) if view.lens is PARETO else None
        self.few.setText(capitalised(render(few)) if few else "")
        self.few.setVisible(few is not None)
        self._say_what_is_needed(view)
        names = {position.name: position.words for position in view.positions}
        self.explanation.show_goals(view.goals, names)
        if self._chosen and self.table.lens.place_of(self._chosen) < 0:
            self._chosen = ""
        self.choose(self._chosen)
        self.told()

    def _say_what_is_needed(self, view: LensView) -> None:
        """Where nobody has a place yet, what to record; a picture without anybody in it says nothing."""
        anybody = any(not view.lens.says_nothing(one.standing.position) for one in view.placed)
        words = NEEDED[view.lens.name] if view.everybody or view.of_organisations else NOBODY
        self.needed.setText("" if anybody else render(words))
        self.needed.setVisible(not anybody)
        self.picture.setVisible(anybody or (bool(view.everybody) and isinstance(self.picture, LensLadder)))
        self.table.setVisible(bool(view.everybody))

    def _explain(self) -> None:
        known = self._known_organisation() if self.of_organisations else self._known_contact()
        self.explanation.show_acts(anybody=known is not None, organisations=self.of_organisations)
        if known is None:
            self.explanation.show_nobody(_("Choose somebody to see why they stand there, and what would move them."))
            return
        row, standing, loyalty = known
        self.explanation.show_standing(row, self._lens, standing, loyalty)

    def _known_contact(self) -> tuple[ContactRow, Standing, Loyalty | None] | None:
        """The chosen contact as they are now."""
        reader, today = self._session.reader, self._session.today
        row = contact_rows(reader, (self._chosen,), today).get(self._chosen) if self._chosen else None
        facts = facts_of(reader, self._chosen, today) if row is not None else None
        return None if row is None or facts is None else (row, self._lens.place(facts), facts.loyalty)

    def _known_organisation(self) -> tuple[ContactRow, Standing, Loyalty | None] | None:
        """The chosen organisation as the view has it; of a row only the name counts."""
        found = next((one for one in self._view.placed if one.contact_id == self._chosen), None) if self._view else None
        if found is None:
            return None
        nobody = ContactRow(found.contact_id, found.name, "", "", None, False, None, None, False, False)
        return nobody, found.standing, None

    def _open(self, chosen: str) -> None:
        wanted = self._requests.organisation_wanted if self.of_organisations else self._requests.contact_wanted
        wanted.emit(chosen)

    def _listen(self) -> None:
        requests = self._requests
        for part in (self.picture, self.table):
            part.chosen.connect(self.choose)
            part.opened.connect(self._open)
        self.whose.picked.connect(lambda shown: self.show_organisations(bool(shown)))
        self.explanation.open_wanted.connect(lambda: self._open(self._chosen))
        self.explanation.plan_wanted.connect(lambda: requests.plan_wanted.emit(self.chosen_contacts()))
        self.explanation.visit_wanted.connect(requests.visit_wanted)
        self.explanation.goal_wanted.connect(self.set_a_goal)
        self.explanation.drop_wanted.connect(self._drop_goal)

    def _lay_out(self, words: str) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(20, 14, 16, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(12)
        title = label(words, "subtitle")
        title.setFixedHeight(grown(TITLE_ROW))
        head.addWidget(title)
        head.addWidget(self.summary, 1)
        named = QWidget()
        named.setLayout(head)
        head.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Beside(named, self.whose, gap=12, shares=(1, 0)))
        column.addWidget(self.purpose)
        column.addWidget(self.needed)
        column.addWidget(self.few)
        if not isinstance(self.picture, LensLadder):
            self.picture.setMaximumHeight(HIGHEST_PICTURE)
        column.addWidget(self.picture, 3)
        column.addWidget(self.table, 2)
        column.addStretch(0)
        row.addWidget(middle, 1)
        row.addWidget(self.explanation)


def _summary(view: LensView) -> Text:
    """How many of all are placed; the rest is named in the table."""
    if view.of_organisations:
        return counted("{n} organisation that bought", "{n} organisations that bought", view.everybody)
    placed = view.everybody - len(view.left_out)
    if placed == view.everybody:
        return counted("{n} contact", "{n} contacts", view.everybody)
    return counted("{placed} of {n} contact", "{placed} of {n} contacts", view.everybody, placed=placed)

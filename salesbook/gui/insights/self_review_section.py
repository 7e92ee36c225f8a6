"""The rep's look at their own service: seven items judged from 1 to 5, and how it was before."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from salesbook.domain.self_review import ReviewItem, SelfReview
from salesbook.domain.text import Text
from salesbook.gui.forms.draft_keeper import DraftKeeper
from salesbook.gui.forms.filled import changed_of, fill, filled
from salesbook.gui.forms.kept import FIRST, Kept, kept_from
from salesbook.gui.insights.section import Section
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import TITLE_ROW, Theme, grown
from salesbook.gui.widgets.rows_table import Column, RowsTable
from salesbook.gui.widgets.segments import Segments
from salesbook.gui.words import aside, button, label
from salesbook.operations.self_reviews import BEST, review_service
from salesbook.queries.self_reviews import ReviewDay, service_reviews
from salesbook.system.i18n import gettext as _
from salesbook.wording import capitalised, medium_date, word

QUESTIONS = {
    ReviewItem.ACTIVE_CONTACT: Text("Did I get in touch before they had to?"),
    ReviewItem.LISTENING: Text("Did I listen more than I spoke?"),
    ReviewItem.INDIVIDUAL_SERVICE: Text("Did everybody get what fits them?"),
    ReviewItem.PROFESSIONAL: Text("Did I know my products and theirs?"),
    ReviewItem.PROBLEM_SOLVING: Text("Did I solve what went wrong, quickly?"),
    ReviewItem.CONSISTENCY: Text("Did I keep my word, every time?"),
    ReviewItem.REFLECTION: Text("Did I think about what to do better?"),
}
LATEST = 24


class SelfReviewSection(Section):
    """Judging again on the same day replaces what was said before."""

    shows = frozenset({"self_review"})

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests = session, requests
        self.scores: dict[ReviewItem, Segments[int]] = {}
        self.notes: dict[ReviewItem, QLineEdit] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(20, 14, 16, 0)
        outer.setSpacing(8)
        title = label(_("Service self-review"), "subtitle")
        title.setFixedHeight(grown(TITLE_ROW))
        outer.addWidget(title)
        outer.addWidget(self.purpose)
        outer.addWidget(self._form(), 3)
        outer.addLayout(self._foot())
        self.before: RowsTable[ReviewDay] = RowsTable(
            theme,
            (
                Column(_("Day"), lambda one: medium_date(one.day), 130, bold=True, key=lambda one: one.day),
                Column(_("Mean"), lambda one: f"{one.mean:.1f}", 70, right=True, key=lambda one: one.mean),
                Column(_("What was said"), _said),
            ),
            _("Reviews before"),
        )
        self.none = label(_("What you judge today stands here next time, to compare."), "muted")
        self.none.setWordWrap(True)
        outer.addWidget(label(_("Reviews before"), "head"))
        outer.addWidget(self.none)
        outer.addWidget(self.before, 2)
        outer.addStretch(0)
        self._keeper = DraftKeeper(self, session, f"{FIRST}self-review", self._kept, lambda _words: None)
        # Behind what is still being written: another window may just have kept it.
        session.do(lambda notebook: notebook.kept(self._keeper.name), then=self._bring_back)

    def refresh(self) -> None:
        """Show the reviews; what is being judged just now stays."""
        reviews = service_reviews(self._session.reader)[:LATEST]
        self.before.show_rows(reviews)
        self.before.setVisible(bool(reviews))
        self.none.setVisible(not reviews)

    def save(self) -> None:
        """Note what is judged."""
        today = self._session.today
        judged = tuple(
            SelfReview(item, score, today, self.notes[item].text().strip())
            for item, segments in self.scores.items()
            if (score := segments.chosen()) is not None
        )
        self._session.do(
            review_service, judged, then=lambda _done: self._saved(), otherwise=self._requests.refused.emit
        )

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Nothing typed stays behind on a hidden page."""
        super().hideEvent(event)
        self._keeper.flush()

    def _fields(self) -> dict[str, QWidget]:
        scores: dict[str, QWidget] = {f"{item.value} score": one for item, one in self.scores.items()}
        return {**scores, **{f"{item.value} note": one for item, one in self.notes.items()}}

    def _kept(self) -> Kept | None:
        """What is judged and not saved; it waits here, and opens nothing by itself."""
        judged = filled(self._fields())
        return Kept("self-review", {}, judged, is_open=False) if any(judged.values()) else None

    def _bring_back(self, text: str | None) -> None:
        kept = kept_from(text)
        if kept is not None and self._kept() is None:
            fill(self._fields(), kept.filled)
        for field in self._fields().values():
            changed_of(field).connect(self._keeper.touch)

    def _saved(self) -> None:
        self._keeper.forget()
        for item, segments in self.scores.items():
            segments.choose(None)
            self.notes[item].clear()
        self._requests.said.emit(Text("Self-review saved"))

    def _form(self) -> QScrollArea:
        """The items, no higher than they are: what is left is the table's. They scroll where the page is low."""
        area, inner = QScrollArea(), QWidget()
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 8, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for row, item in enumerate(ReviewItem):
            words = capitalised(word(item))
            texts = QVBoxLayout()
            texts.setSpacing(0)
            texts.addWidget(label(words, "head"))
            texts.addWidget(label(word(QUESTIONS[item]), "small-muted"))
            grid.addLayout(texts, row, 0)
            scores: Segments[int] = Segments([(score, str(score)) for score in range(1, BEST + 1)], words)
            note = QLineEdit()
            note.setMinimumWidth(40)
            note.setPlaceholderText(_("What to do about it"))
            note.setAccessibleName(_("{item}: what to do about it").format(item=words))
            grid.addWidget(scores, row, 1)
            grid.addWidget(note, row, 2)
            self.scores[item], self.notes[item] = scores, note
        grid.setColumnStretch(2, 1)
        area.setWidget(inner)
        area.setMaximumHeight(inner.sizeHint().height())
        return area

    def _foot(self) -> QHBoxLayout:
        """Saving stands outside what scrolls, so that it is never out of sight."""
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 8, 8)
        row.addWidget(label(_("1 is seldom, 5 is always."), "muted"))
        row.addStretch(1)
        self.take = button(_("Save the review"), "filled")
        self.take.clicked.connect(lambda _checked=False: self.save())
        row.addWidget(self.take)
        return row


def _said(one: ReviewDay) -> str:
    return " · ".join(
        aside(f"{capitalised(word(item))} {review.score}", review.note) for item, review in one.scores.items()
    )

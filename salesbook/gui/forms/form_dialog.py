"""A dialog with fields to fill: nothing in it is lost by a slip of the finger, by locking, or by a crash."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar

from PySide6.QtWidgets import QBoxLayout, QDialog, QWidget

from salesbook.domain.ids import new_id
from salesbook.gui.forms.draft_keeper import DraftKeeper
from salesbook.gui.forms.filled import Filled, changed_of, fill, filled
from salesbook.gui.forms.kept import FIRST, Kept
from salesbook.gui.session import Session
from salesbook.gui.widgets.careful import CarefulDialog, Loss, typed_words
from salesbook.gui.words import label
from salesbook.system.i18n import gettext as _


class FormDialog(CarefulDialog):
    """Subclasses call `attend` once their fields stand as they are first shown.

    `form` is the name by which `openers` opens it again. Esc closes it at once where nothing was changed.
    """

    form: ClassVar[str]

    def attend(self, session: Session, about: Mapping[str, Any], fields: Mapping[str, QWidget]) -> None:
        """Keep what is typed from now on; `about` is what opens the same form again: ids and days, nothing secret."""
        self._about, self._fields = about, fields
        self._at_first = self.typed()
        self.keeper = DraftKeeper(self, session, f"{FIRST}form:{new_id()}", self._kept, lambda _words: None)
        for field in fields.values():
            changed_of(field).connect(self.keeper.touch)

    def bring_back(self, name: str, kept: Kept) -> None:
        """Fill in what was kept under a name, and go on keeping it there."""
        self.keeper.take_over(name)
        self.fill(kept.filled)
        said = label(_("Brought back what was not saved"), "small-muted")
        column = self.layout()
        assert isinstance(column, QBoxLayout)
        column.insertWidget(0, said)

    def typed(self) -> Filled:
        """What stands in it."""
        return filled(self._fields)

    def fill(self, values: Mapping[str, Any]) -> None:
        """Put that into it again."""
        fill(self._fields, values)

    @property
    def is_changed(self) -> bool:
        """Whether anything stands in it that did not at first."""
        return self.typed() != self._at_first

    def loss(self) -> Loss | None:
        """What was typed or chosen here."""
        return typed_words() if self.is_changed else None

    @property
    def is_stuck(self) -> bool:
        """Whether what was typed could not be kept."""
        return self.keeper.was_refused and not self.keeper.is_over

    def give_way(self) -> None:
        """Close as soon as what was typed is safe; asked again and again until then."""
        if not self.is_writing and not self.keeper.is_keeping and not self.keeper.is_over:
            self.keeper.keep(then=self._close)

    def done(self, result: int) -> None:
        """Closed: saved, what was kept is of no use any more."""
        if result == QDialog.DialogCode.Accepted:
            self.keeper.forget()
        self.keeper.stop()
        super().done(result)

    def leave(self) -> None:
        """Close, and drop what was typed."""
        self.keeper.forget()
        super().leave()

    def _close(self) -> None:
        super().leave()

    def _kept(self) -> Kept | None:
        return Kept(self.form, self._about, self.typed()) if self.is_changed else None

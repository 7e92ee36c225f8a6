"""Under the currency on the Settings page: the amounts that are in another one, and what they are to count as.

They were noted before the currency was changed, or somewhere else. At 1 for 1 they were meant in the new one all along.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.exchange import parse_rate
from salesbook.domain.text import counted
from salesbook.gui.asking import Questions
from salesbook.gui.preferences.row_view import LABEL
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme
from salesbook.gui.words import button, label
from salesbook.operations.amounts import exchange_amounts
from salesbook.queries.amounts import AmountsApart, amounts_apart
from salesbook.queries.settings import method
from salesbook.system.i18n import gettext as _
from salesbook.wording import render

RATE_WIDTH = 96


class AmountsElsewhere(QWidget):
    """One block a currency; nothing where all amounts are in the notebook's."""

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self.blocks: dict[tuple[str, str], ExchangeBlock] = {}
        self._column = QVBoxLayout(self)
        self._column.setSpacing(12)
        self.narrow(is_narrow=False)
        self._questions = Questions(session, self)
        self._questions.answered.connect(self._show)
        self.hide()

    def narrow(self, *, is_narrow: bool) -> None:
        """Under the editors, or where these stand under their names."""
        self._column.setContentsMargins(0 if is_narrow else self._theme.px(LABEL) + 12, 0, 0, 0)

    def refresh(self) -> None:
        """Ask what there is."""
        self._questions.ask(lambda reader: (method(reader).currency, amounts_apart(reader)))

    def _show(self, found: tuple[str, tuple[AmountsApart, ...]]) -> None:
        """The blocks that are there stay, with the rate that is being typed."""
        currency, apart = found
        there = {(one.currency, currency): one for one in apart}
        for gone in self.blocks.keys() - there.keys():
            block = self.blocks.pop(gone)
            block.hide()
            block.deleteLater()
        for key, one in there.items():
            if key not in self.blocks:
                self.blocks[key] = block = ExchangeBlock(*key, self._theme)
                block.button.clicked.connect(partial(self._exchange, block))
                block.rate.returnPressed.connect(partial(self._exchange, block))
                self._column.addWidget(block)
            self.blocks[key].show_count(one.count)
        self.setVisible(bool(there))

    def _exchange(self, block: ExchangeBlock, _checked: bool = False) -> None:
        try:
            rate = parse_rate(block.rate.text())
        except Refused as refused:
            block.refuse(refused)
            return
        block.trouble.hide()

        def told(n: int) -> None:
            self._requests.said.emit(
                counted(
                    "{n} amount is in {currency} now", "{n} amounts are in {currency} now", n, currency=block.currency
                )
            )

        names = block.former, block.currency
        self._session.do(exchange_amounts, *names, rate, then=told, otherwise=block.refuse)


class ExchangeBlock(QWidget):
    """How many amounts there are in one currency, and at which rate they are to be exchanged."""

    def __init__(self, former: str, currency: str, theme: Theme) -> None:
        super().__init__()
        self.former, self.currency = former, currency
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.said = label("", "warning-small")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.rate = QLineEdit("1")
        self.rate.setFixedWidth(theme.px(RATE_WIDTH))
        self.rate.setAccessibleName(_("{currency} for 1 {former}").format(currency=currency, former=former))
        self.button = button(_("Exchange"), "small")
        self.button.setAccessibleName(_("Exchange {former} into {currency}").format(former=former, currency=currency))
        for part in (label(f"1 {former} ="), self.rate, label(currency), self.button):
            row.addWidget(part)
        row.addStretch(1)
        column.addLayout(row)
        hint = label(
            _("Leave 1 where they were meant in {currency} all along. Undo takes it back.").format(currency=currency),
            "small-muted",
        )
        hint.setWordWrap(True)
        column.addWidget(hint)
        self.trouble = label("", "warning-small")
        self.trouble.setWordWrap(True)
        self.trouble.hide()
        column.addWidget(self.trouble)

    def show_count(self, count: int) -> None:
        """How many there are, and what that means."""
        words = counted(
            "{n} amount is in {currency}: it counts for no limit and in no lens.",
            "{n} amounts are in {currency}: they count for no limit and in no lens.",
            count,
            currency=self.former,
        )
        self.said.setText(render(words))

    def refuse(self, error: SalesbookError) -> None:
        """Why it cannot be done; the rate stays."""
        self.trouble.setText(render(error.text))
        self.trouble.show()

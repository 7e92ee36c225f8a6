"""Where the cards of a column stand: reckoned from how many there are and which one is the high one."""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.gui.stages.card_look import CARD, GAP

# Above the first card and below the last one.
AROUND = 12


@dataclass(frozen=True)
class Places:
    """A column of `count` cards, the one in row `opened` higher by `growth` (-1: none is). Heights are from the top of all.

    `card` is the height of a card, which grows with the text. `lead` is room left above the first card for a moment, so
    that nothing moves under the pointer.
    """

    count: int = 0
    opened: int = -1
    growth: int = 0
    card: int = CARD
    lead: int = 0

    @property
    def step(self) -> int:
        """From the top of a card to that of the next."""
        return self.card + GAP

    @property
    def whole(self) -> int:
        """The height of everything."""
        if not self.count:
            return 0
        return self.lead + 2 * AROUND + self.count * self.step - GAP + (self.growth if self.opened >= 0 else 0)

    def top(self, row: int) -> int:
        """Where a card begins."""
        return self.lead + AROUND + row * self.step + (self.growth if 0 <= self.opened < row else 0)

    def height(self, row: int) -> int:
        """How high a card is."""
        return self.card + (self.growth if row == self.opened else 0)

    def row_at(self, height: int) -> int:
        """The row whose card, or the gap below it, is at a height; above the first and below the last it goes on counting."""
        height -= self.lead + AROUND
        row = height // self.step
        if 0 <= self.opened < row:
            return max(self.opened, (height - self.growth) // self.step)
        return row

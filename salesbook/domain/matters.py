"""What can matter most to a customer: the list the rep ranks from, and words of it in whatever language they were written."""

from __future__ import annotations

from salesbook.domain.text import Text

USUAL_MATTERS = (
    Text("product performance"),
    Text("price"),
    Text("information"),
    Text("privileges"),
    Text("ease"),
    Text("surprise and delight"),
)
"""The list where the settings name none, translated."""

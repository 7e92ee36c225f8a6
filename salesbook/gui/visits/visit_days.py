"""Which days a visit may be on, by what is done with it."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.days import FROM_TODAY, UNTIL_TODAY
from salesbook.domain.text import Text

TO_LOG = replace(UNTIL_TODAY, words=lambda day: Text("{day} is still to come; plan the visit instead.", day=day))
LOGGED = replace(
    UNTIL_TODAY, words=lambda day: Text("{day} is still to come, so the visit cannot have been then.", day=day)
)
PLANNED = replace(FROM_TODAY, words=lambda day: Text("{day} is past; log the visit instead.", day=day))

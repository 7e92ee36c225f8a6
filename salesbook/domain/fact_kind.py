"""The kinds of facts that grow old."""

from enum import Enum


class FactKind(Enum):
    """The kinds of facts that grow old, the most used first. Judgements of loyalty are facts of the rep's own."""

    PHONE = "phone"
    EMAIL = "email"
    ADDRESS = "address"
    ROLE = "role"
    FAMILY = "family"
    INTEREST = "interest"
    DATE = "date"
    NEED = "need"
    LOYALTY = "loyalty"

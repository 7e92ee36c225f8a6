"""How people meet and reach each other."""

from enum import Enum


class Channel(Enum):
    """How a visit is made, and how a contact prefers to be reached."""

    IN_PERSON = "in-person"
    PHONE = "phone"
    VIDEO = "video"
    MESSAGE = "message"
    MEAL = "meal"
    EVENT = "event"
    SPORT = "sport"
    PRIVATE_ACTIVITY = "private-activity"
    GIFT = "gift"
    CARD = "card"

"""The emotion a contact left a visit with, and the experience against what they expected."""

from enum import Enum


class Mood(Enum):
    """The three groups of emotions."""

    POSITIVE = "positive"
    NEUTRAL = "neutral"
    NEGATIVE = "negative"


class Emotion(Enum):
    """The twelve emotions of the glossary, in the order of the faces."""

    PLEASED = "pleased"
    HAPPY = "happy"
    CARED_FOR = "cared-for"
    SAFE = "safe"
    GRATEFUL = "grateful"
    NEUTRAL = "neutral"
    FRUSTRATED = "frustrated"
    ANGRY = "angry"
    PUT_OFF = "put-off"
    WORRIED = "worried"
    HELPLESS = "helpless"
    INDIFFERENT = "indifferent"

    @property
    def mood(self) -> Mood:
        """Positive, neutral or negative; a negative one is an alarm."""
        if self is Emotion.NEUTRAL:
            return Mood.NEUTRAL
        return Mood.POSITIVE if self in POSITIVE else Mood.NEGATIVE


POSITIVE = frozenset({Emotion.PLEASED, Emotion.HAPPY, Emotion.CARED_FOR, Emotion.SAFE, Emotion.GRATEFUL})
NEGATIVE = frozenset(Emotion) - POSITIVE - {Emotion.NEUTRAL}


class Expectation(Enum):
    """The experience of a visit against what the contact expected."""

    BELOW = "below"
    AS_EXPECTED = "as-expected"
    ABOVE = "above"

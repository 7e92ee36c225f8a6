"""The emotional memory: the run of the last emotions, and the one that stays.

Glowing is asked before warm, of which it is the better part. A negative emotion that was made good by an answer, with none
noted since, has cooled: the alarm is over, the warmth not back.
"""

from __future__ import annotations

from dataclasses import dataclass

from salesbook.domain.emotion import Expectation, Mood
from salesbook.domain.lenses.facts import ContactLensFacts, Felt
from salesbook.domain.lenses.journey import felt_words
from salesbook.domain.lenses.lens import NOT_PLACED, Explanation, Figures, Lens, Position
from salesbook.domain.lenses.phrases import LEAVE_THEM_PLEASED, MAKE_GOOD
from salesbook.domain.text import Text

ALARM = Position("alarm", Text("alarm"))
COOLED = Position("cooled", Text("cooled"))
WARM = Position("warm", Text("warm"))
GLOWING = Position("glowing", Text("glowing"))
RUN = 10
COOLS_AFTER = 180
GLOWING_RUN = 3


@dataclass(frozen=True)
class MemoryFigures(Figures):
    """The last ten, the oldest first, and the visit at which the present mood began."""

    run: tuple[Felt, ...]
    turned: Felt | None


def position(facts: ContactLensFacts) -> Position:
    """What the last emotion leaves."""
    last = facts.last_felt
    if last is None:
        return NOT_PLACED
    if facts.alarm is not None:
        return ALARM
    if last.mood is not Mood.POSITIVE or (facts.today - last.day).days > COOLS_AFTER:
        return COOLED
    return GLOWING if _glows(facts) else WARM


def _glows(facts: ContactLensFacts) -> bool:
    last = [one for one in facts.felt[-2 * RUN :] if one.mood is not None][-GLOWING_RUN:]
    moods, gaps = [one.mood for one in last], [one.expectation for one in last]
    return moods == [Mood.POSITIVE] * GLOWING_RUN and Expectation.ABOVE in gaps


def turning_visit(facts: ContactLensFacts) -> Felt | None:
    """The first visit of the unbroken run of the present mood."""
    found: Felt | None = None
    for one in reversed(facts.felt):
        if one.mood is None:
            continue
        if facts.last_felt is None or one.mood is not facts.last_felt.mood:
            break
        found = one
    return found


def explain(facts: ContactLensFacts, stands: Position) -> Explanation:
    """The last emotion, since when, and how old it is."""
    last, turned = facts.last_felt, turning_visit(facts)
    figures = MemoryFigures(facts.felt[-RUN:], turned)
    if last is None:
        return Explanation((Text("no emotion noted yet"),), (LEAVE_THEM_PLEASED,), figures)
    because: tuple[Text, ...] = (felt_words(last),)
    if turned is not None and turned is not last:
        because += (Text("{mood} since {day}", mood=last.mood or Mood.NEUTRAL, day=turned.day),)
    if stands is ALARM:
        return Explanation((*because, Text("not made good yet")), (MAKE_GOOD,), figures)
    if stands is COOLED:
        if last.mood is Mood.POSITIVE:
            because += (Text("that is {n} days ago", n=(facts.today - last.day).days),)
        elif last.mood is Mood.NEGATIVE:
            because += (Text("made good, and nothing noted since"),)
        return Explanation(because, (LEAVE_THEM_PLEASED,), figures)
    if stands is WARM:
        up = Text("give them more than they expect at the next visit")
        return Explanation(because, (LEAVE_THEM_PLEASED, up), figures)
    return Explanation(because, (), figures)


EMOTIONAL_MEMORY = Lens(
    "emotional-memory",
    Text("Emotional memory"),
    (NOT_PLACED, ALARM, COOLED, WARM, GLOWING),
    position,
    explain,
)

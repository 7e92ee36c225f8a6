"""The criteria of a tier in words."""

from __future__ import annotations

from salesbook.domain.text import Text, counted
from salesbook.domain.tier import TierWay


def way_words(way: TierWay) -> Text:
    """All that one way asks for, as a list."""
    parts: list[Text] = []
    if way.purchases:
        parts.append(counted("{n} purchase", "{n} purchases", way.purchases))
    if way.revenue is not None:
        parts.append(Text("revenue of {amount} a year", amount=way.revenue))
    if way.profit is not None:
        parts.append(Text("profit of {amount} a year", amount=way.profit))
    if way.years:
        parts.append(counted("{n} year since the first purchase", "{n} years since the first purchase", way.years))
    if way.referrals:
        parts.append(counted("{n} referral", "{n} referrals", way.referrals))
    if way.stage is not None:
        parts.append(Text("stage {stage}", stage=way.stage))
    if way.pareto_class is not None:
        parts.append(Text("{position} by revenue", position=way.pareto_class))
    if way.upper_third:
        parts.append(Text("the upper third by profit"))
    return Text("{criteria}", criteria=tuple(parts))


def ways_words(ways: tuple[TierWay, ...]) -> Text:
    """All ways to a tier; any one is enough."""
    said = tuple(way_words(way) for way in ways)
    if not said:
        return Text("no way yet")
    words = said[0]
    for other in said[1:]:
        words = Text("{one}; or {other}", one=words, other=other)
    return words

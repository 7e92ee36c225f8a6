"""The states of the safety light, as the frame knows them before a notebook is open."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Light(Enum):
    """The three states of the light."""

    GOOD = "good"
    LATE = "late"
    FAILED = "failed"


@dataclass(frozen=True)
class Safety:
    """One light for both, the worse counts; `state` and `backup` are its two lines."""

    light: Light
    state: str
    backup: str

"""Texts as JSON, so that the labels of the journal follow a later language switch."""

from __future__ import annotations

import json
from datetime import date, datetime, time
from enum import Enum
from typing import Any

from salesbook.domain.channel import Channel
from salesbook.domain.money import Money
from salesbook.domain.stage import Stage
from salesbook.domain.text import Text, Value

# The enums a label may name. A list, so that a notebook from elsewhere cannot name anything else.
_ENUMS: dict[str, type[Enum]] = {kind.__name__: kind for kind in (Stage, Channel)}
_MOMENTS: dict[str, type[date] | type[time]] = {kind.__name__: kind for kind in (date, datetime, time)}


def text_to_json(text: Text) -> str:
    """A Text as JSON."""
    return json.dumps(_packed(text), ensure_ascii=False)


def text_from_json(text: str) -> Text:
    """The Text of `text_to_json`."""
    found = _unpacked(json.loads(text))
    assert isinstance(found, Text)
    return found


def _packed(value: Value) -> Any:
    if isinstance(value, Text):
        return {"text": value.msgid, "plural": value.plural, "values": {name: _packed(v) for name, v in value.values}}
    if isinstance(value, Enum):
        return {"enum": type(value).__name__, "value": value.value}
    if isinstance(value, date | time):
        return {"moment": type(value).__name__, "value": value.isoformat()}
    if isinstance(value, Money):
        return {"money": value.minor, "currency": value.currency}
    if isinstance(value, tuple):
        return [_packed(part) for part in value]
    return value


def _unpacked(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_unpacked(part) for part in value)
    if not isinstance(value, dict):
        return value
    if "text" in value:
        return Text(value["text"], value["plural"], **{name: _unpacked(v) for name, v in value["values"].items()})
    if "enum" in value:
        return _ENUMS[value["enum"]](value["value"])
    if "money" in value:
        return Money(value["money"], value["currency"])
    return _MOMENTS[value["moment"]].fromisoformat(value["value"])

"""The Chinese catalogue is complete and without leftovers, by the same reading of the source as `make catalogue`."""

from __future__ import annotations

import re
import string
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TypeAlias

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parent.parent
KEYWORDS = {**DEFAULT_KEYWORDS, "Text": None, "counted": (1, 2)}

# A message, or its singular and plural.
Message: TypeAlias = str | tuple[str, ...]


@cache
def messages_of_the_source() -> frozenset[Message]:
    """Every message that Babel finds in the product."""
    found = extract_from_dir(ROOT / "salesbook", keywords=KEYWORDS)
    return frozenset(message if isinstance(message, str) else tuple(message) for _, _, message, _, _ in found)


@cache
def chinese() -> Catalog:
    """The zh_CN catalogue as it is written."""
    path = ROOT / "resources/i18n/zh_CN/LC_MESSAGES/salesbook.po"
    with path.open("rb") as file:
        return read_po(file, locale="zh_CN", abort_invalid=True)


def key(msgid: str | Sequence[str]) -> Message:
    """A catalogue's message id in the form the source gives it."""
    return msgid if isinstance(msgid, str) else tuple(msgid)


def placeholders(text: str) -> set[str]:
    """The names in braces: `{"name", "n"}`. Raises ValueError for unpaired braces."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def translations() -> dict[Message, tuple[str, ...]]:
    """Each message of the catalogue with its translations, one a plural form."""
    texts = {key(message.id): message.string or "" for message in chinese() if message.id}
    return {msgid: (text,) if isinstance(text, str) else tuple(text) for msgid, text in texts.items()}


def test_the_source_has_messages_of_each_kind() -> None:
    assert "recognition" in messages_of_the_source()


def test_every_message_is_in_the_catalogue() -> None:
    assert sorted(map(str, messages_of_the_source() - translations().keys())) == []


def test_every_message_is_translated() -> None:
    assert [msgid for msgid, texts in translations().items() if not all(text.strip() for text in texts)] == []


def test_no_translation_is_a_guess() -> None:
    assert [message.id for message in chinese() if message.id and message.fuzzy] == []


def test_the_catalogue_holds_nothing_the_source_no_longer_says() -> None:
    assert sorted(map(str, translations().keys() - messages_of_the_source())) == []
    assert list(chinese().obsolete) == []


def test_translations_have_the_placeholders_of_the_english() -> None:
    wrong = {}
    for msgid, texts in translations().items():
        english = placeholders(msgid if isinstance(msgid, str) else msgid[-1])
        if any(text and placeholders(text) != english for text in texts):
            wrong[msgid] = texts
    assert wrong == {}


def test_a_singular_names_nothing_its_plural_does_not() -> None:
    plurals = [msgid for msgid in messages_of_the_source() if isinstance(msgid, tuple)]
    assert [(one, many) for one, many in plurals if not placeholders(one) <= placeholders(many)] == []


@pytest.mark.parametrize(("text", "names"), [("{n} visits", {"n"}), ("no name", set()), ("“{a}” {b}", {"a", "b"})])
def test_placeholders_are_read(text: str, names: set[str]) -> None:
    assert placeholders(text) == names


def test_no_blank_is_typed_round_a_name_because_only_a_latin_one_stands_apart() -> None:
    beside = re.compile(
        r"[\u4e00-\u9fff] \{(?:names?|who|person|stage)\}|\{(?:names?|who|person|stage)\} [\u4e00-\u9fff]"
    )
    typed = [one for said in translations().values() for one in said if beside.search(one)]
    # A family of fonts has a Latin name, and these are the fields of a card.
    assert [one for one in typed if not one.startswith(("缺少字体", "列出贺卡用语"))] == []

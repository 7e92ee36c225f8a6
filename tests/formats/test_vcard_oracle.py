"""Our reader against vobject, in names and counts, where vobject manages to read a file at all."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
import vobject

from salesbook.formats.vcard import VCardImporter
from salesbook.system.progress import silent

FOLDER = Path(__file__).parent / "vcards"
# vobject gives up on these two: on Android's photo, and on PROFILE in the middle of a card.
UNREADABLE_FOR_VOBJECT = {"John_Doe_ANDROID.vcf", "John_Doe_LOTUS_NOTES.vcf"}
# It cuts this name at a comma that Google forgot to escape.
NAMES_VOBJECT_CUTS = {"Mr. John Richter": "Mr. John Richter, James Doe Sr."}
FILES = sorted(path.name for path in FOLDER.glob("*.vcf") if path.name not in UNREADABLE_FOR_VOBJECT)


@pytest.fixture
def quiet_vobject() -> Iterator[None]:
    """vobject logs the lines it does not understand."""
    logging.disable(logging.CRITICAL)
    yield
    logging.disable(logging.NOTSET)


@pytest.mark.usefixtures("quiet_vobject")
@pytest.mark.parametrize("name", FILES)
def test_vobject_finds_the_same_names_phones_and_emails(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    theirs = [
        (
            NAMES_VOBJECT_CUTS.get(card.fn.value, card.fn.value),
            len(card.contents.get("tel", [])) + len(card.contents.get("x-ms-tel", [])),
            len(card.contents.get("email", [])),
        )
        for card in vobject.readComponents(data.decode("utf-8"), allowQP=True)
    ]
    profiles = [card.profile for card in VCardImporter().read(data, name, silent).cards]
    assert [(found.contact.name, len(found.phones), len(found.emails)) for found in profiles] == theirs

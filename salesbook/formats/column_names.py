"""What columns are called in the user's language: the heads of our own tables, and the choices where columns are asked about.

Every name is a head that `column_heads` knows for the same meaning, in both languages.
"""

from __future__ import annotations

from salesbook.domain.label import label_text
from salesbook.domain.messaging_service import service_text
from salesbook.domain.relation import relation_text
from salesbook.domain.text import Text
from salesbook.formats.column_heads import meaning_of
from salesbook.formats.columns import Field, Meaning
from salesbook.wording import capitalised, render

NAMES = {
    Field.NAME: Text("Name"),
    Field.FAMILY_NAME: Text("Family name"),
    Field.GIVEN_NAME: Text("Given name"),
    Field.MIDDLE_NAME: Text("Middle name"),
    Field.PREFIX: Text("Prefix"),
    Field.SUFFIX: Text("Suffix"),
    Field.NICKNAME: Text("Also called"),
    Field.PHONETIC: Text("Said like"),
    Field.PHONETIC_FAMILY_NAME: Text("Family name said like"),
    Field.PHONETIC_GIVEN_NAME: Text("Given name said like"),
    Field.ORGANISATION: Text("Organisation"),
    Field.DEPARTMENT: Text("Department"),
    Field.TITLE: Text("Job title"),
    Field.PROFESSION: Text("Profession"),
    Field.PHONE: Text("Phone"),
    Field.EMAIL: Text("Email"),
    Field.MESSAGING: Text("Messaging"),
    Field.WEBSITE: Text("Website"),
    Field.ADDRESS: Text("Address"),
    Field.STREET: Text("Street"),
    Field.EXTENDED: Text("Extended address"),
    Field.PO_BOX: Text("PO box"),
    Field.CITY: Text("City"),
    Field.REGION: Text("Region"),
    Field.POSTAL_CODE: Text("Postal code"),
    Field.COUNTRY: Text("Country"),
    Field.DATE: Text("Important date"),
    Field.RELATION: Text("Relation"),
    Field.HOBBY: Text("Hobby"),
    Field.TOPIC: Text("Topic"),
    Field.TAGS: Text("Tags"),
    Field.NOTE: Text("Note"),
    Field.LANGUAGE: Text("Language"),
    Field.UID: Text("Salesbook ID"),
    Field.KEEP: Text("Keep as it is"),
    Field.LEAVE_OUT: Text("Leave out"),
}
_WHOLE = {
    Meaning(Field.PHONE, "mobile"): Text("Mobile phone"),
    Meaning(Field.DATE, "birthday"): Text("Birthday"),
    Meaning(Field.DATE, "anniversary"): Text("Anniversary"),
    Meaning(Field.DATE, "festival"): Text("Festival"),
    Meaning(Field.DATE, "other"): Text("Important date"),
}

CHOICES = (
    *("name", "family-name", "given-name", "organisation", "department", "title"),
    *("phone/mobile", "phone/work", "phone/home", "phone", "phone/fax", "email", "messaging/WeChat", "messaging/QQ"),
    *("address", "street", "city", "region", "postal-code", "country", "website"),
    *("date/birthday", "date/anniversary", "tags", "note", "hobby", "topic", "relation/spouse", "relation/child"),
    *("nickname", "prefix", "suffix", "middle-name", "profession", "language", "keep", "leave-out"),
)
"""The keys that are offered for a column whose head says nothing, the likely ones first."""


def column_name(meaning: Meaning, number: int = 1) -> str:
    """What a column is called in the current language; `number` counts columns of the same."""
    words = _called(Meaning(meaning.field, meaning.label))
    return words if number < 2 else f"{words} {number}"


def _called(meaning: Meaning) -> str:
    if meaning in _WHOLE:
        return render(_WHOLE[meaning])
    name = NAMES.get(meaning.field, Text("{word}", word=meaning.field.value))
    if not meaning.label:
        return render(name)
    if meaning.field is Field.MESSAGING and meaning_of(meaning.label) == meaning:
        return render(service_text(meaning.label))
    if meaning.field is Field.RELATION and meaning_of(meaning.label) == meaning:
        return capitalised(render(relation_text(meaning.label)))
    return render(Text("{field} ({label})", field=name, label=label_text(meaning.label, name)))

"""Heads of columns recognised: by their words, never by their place. Google's, Outlook's, and what people call them.

Every head says what it says wherever it stands, so a table that mixes dialects is read as well. Only two heads need their
neighbours: "Title" is a form of address beside "Job Title", and 名字 is a given name beside 姓.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import cache

from salesbook.domain.messaging_service import service_named
from salesbook.formats.column_words import LABELS, WORDS
from salesbook.formats.columns import Field, Meaning, meaning_from

GOOGLE_PLACE = "google"
"""How the places of Google's numbered columns begin, beside those of people's own."""

_BRACKETS = re.compile(r"(.+?)\s*[(（\[](.+)[)）\]]\s*(\d*)\s*", re.DOTALL)
_NUMBER = re.compile(r"(.+?)(\d{1,3})")
_NUMBERED = re.compile(r"(e-mail|phone|address|organization|website|event|relation|custom field|im) (\d{1,3}) - (.+)")
_OF_NUMBERED = {
    ("e-mail", "value"): Field.EMAIL,
    ("phone", "value"): Field.PHONE,
    ("website", "value"): Field.WEBSITE,
    ("event", "value"): Field.DATE,
    ("relation", "value"): Field.RELATION,
    ("custom field", "value"): Field.CUSTOM,
    ("im", "value"): Field.MESSAGING,
    ("im", "service"): Field.MESSAGING_SERVICE,
    **{(kind, "label"): field for kind, field in {
        "e-mail": Field.EMAIL_LABEL,
        "phone": Field.PHONE_LABEL,
        "website": Field.WEBSITE_LABEL,
        "event": Field.DATE_LABEL,
        "relation": Field.RELATION_LABEL,
        "custom field": Field.CUSTOM_LABEL,
        "im": Field.MESSAGING_LABEL,
        "address": Field.ADDRESS_LABEL,
    }.items()},
    ("address", "formatted"): Field.ADDRESS,
    ("address", "street"): Field.STREET,
    ("address", "city"): Field.CITY,
    ("address", "po box"): Field.PO_BOX,
    ("address", "region"): Field.REGION,
    ("address", "postal code"): Field.POSTAL_CODE,
    ("address", "country"): Field.COUNTRY,
    ("address", "extended address"): Field.EXTENDED,
    ("organization", "name"): Field.ORGANISATION,
    ("organization", "yomi name"): Field.ORGANISATION_PHONETIC,
    ("organization", "title"): Field.TITLE,
    ("organization", "department"): Field.DEPARTMENT,
    ("organization", "type"): Field.LEAVE_OUT,
}  # fmt: skip
_OF_AN_ADDRESS = {
    "": Field.ADDRESS,
    "street": Field.STREET,
    "street2": Field.STREET_2,
    "street3": Field.STREET_3,
    "city": Field.CITY,
    "state": Field.REGION,
    "postalcode": Field.POSTAL_CODE,
    "country": Field.COUNTRY,
    "countryregion": Field.COUNTRY,
    "pobox": Field.PO_BOX,
    "街道": Field.STREET,
    "街道2": Field.STREET_2,
    "街道3": Field.STREET_3,
    "市县": Field.CITY,
    "省市自治区": Field.REGION,
    "邮政编码": Field.POSTAL_CODE,
    "国家地区": Field.COUNTRY,
    "邮箱": Field.PO_BOX,
}
_ADDRESS_PARTS = frozenset(
    {Field.ADDRESS, Field.STREET, Field.STREET_2, Field.STREET_3, Field.EXTENDED, Field.PO_BOX, Field.CITY}
    | {Field.REGION, Field.POSTAL_CODE, Field.COUNTRY}
)
_OF_WORK = frozenset({Field.ORGANISATION, Field.DEPARTMENT, Field.TITLE, Field.PROFESSION})
# What may carry a label in brackets.
_LABELLED = frozenset({Field.PHONE, Field.EMAIL, Field.WEBSITE, Field.MESSAGING, Field.DATE, Field.RELATION})
_OURS = "salesbookid"
_OUTLOOK = ({"firstname", "lastname", "emailaddress"}, {"名", "姓", "电子邮件地址"})


def folded(head: str) -> str:
    """A head as heads are compared: without capitals, blanks, signs, and the mark of what has to be filled in."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", head).casefold())


def is_of_a_program(heads: Sequence[str]) -> bool:
    """Whether Google, Outlook or Salesbook wrote this table, so that nothing has to be asked about its columns."""
    known = {folded(head) for head in heads}
    return _OURS in known or any(_numbered(head) for head in heads) or any(wanted <= known for wanted in _OUTLOOK)


def meanings_of(heads: Sequence[str]) -> list[Meaning | None]:
    """What each column holds, None where its head says nothing we know."""
    found = [meaning_of(head) for head in heads]
    keys = [folded(head) for head in heads]
    if "jobtitle" in keys:
        found = [Meaning(Field.PREFIX) if key == "title" else one for key, one in zip(keys, found, strict=True)]
    return found


def meaning_of(head: str) -> Meaning | None:
    """What a column with this head holds, whatever stands beside it."""
    return _numbered(head) or _words().get(folded(head)) or _of_an_address(head) or _with_label(head) or _again(head)


def label_named(written: str) -> str | None:
    """The label that a word for it in either language names, or None."""
    return _labels().get(folded(written))


@cache
def _words() -> dict[str, Meaning]:
    return {word: meaning for key, words in _lines(WORDS) if (meaning := meaning_from(key)) for word in words}


@cache
def _labels() -> dict[str, str]:
    return {word: key for key, words in _lines(LABELS) for word in words}


def _lines(text: str) -> list[tuple[str, list[str]]]:
    joined = text.replace("\n    ", " ").strip().split("\n")
    parted = (line.partition(":") for line in joined)
    return [(key, [folded(word) for word in words.split("|")]) for key, _, words in parted]


def _numbered(head: str) -> Meaning | None:
    """Google's `Phone 1 - Value`; of an old export `Type` where a newer one has `Label`."""
    found = _NUMBERED.fullmatch(" ".join(head.casefold().split()))
    if not found:
        return None
    kind, number, part = found.groups()
    if part == "type" and kind != "organization":
        part = "label"
    field = _OF_NUMBERED.get((kind, part))
    return Meaning(field, place=f"{GOOGLE_PLACE}{number}") if field else Meaning(Field.KEEP)


def _of_an_address(head: str) -> Meaning | None:
    """Outlook's parts of an address: `Business Street 2`, `住宅地址 市/县`."""
    key = folded(head)
    for word, label in _labels().items():
        if not key.startswith(word):
            continue
        rest = key[len(word) :]
        for between in ("address", "地址", ""):
            part = _OF_AN_ADDRESS.get(rest.removeprefix(between)) if rest.startswith(between) else None
            if part is not None and (between or part is not Field.ADDRESS):
                return Meaning(part, label, label)
    return None


def _with_label(head: str) -> Meaning | None:
    """`Phone (work)`, `地址（家庭）2`: any head of ours with whose it is in brackets."""
    found = _BRACKETS.fullmatch(unicodedata.normalize("NFKC", head).strip())
    base = _words().get(folded(found[1])) if found else None
    if found is None or base is None or base.label not in ("", "other"):
        return None
    label = label_named(found[2]) or found[2].strip()
    if base.field in _ADDRESS_PARTS:
        return Meaning(base.field, label, f"{label}{found[3]}")
    if base.field is Field.MESSAGING:
        label = service_named(label)
    return Meaning(base.field, label) if base.field in _LABELLED else None


def _again(head: str) -> Meaning | None:
    """`Phone 2`, `电话2`: one more of the same."""
    found = _NUMBER.fullmatch(folded(head))
    base = _words().get(found[1]) if found else None
    if found is None or base is None or base.field is Field.KEEP:
        return None
    has_place = base.field in _ADDRESS_PARTS | _OF_WORK and found[2] != "1"
    return Meaning(base.field, base.label, found[2] if has_place else "")

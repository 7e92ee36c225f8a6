"""Whether two phone numbers are one, and whether a number belongs to one person.

Numbers are compared as E.164 has them, so +86 138… is 138…; reading a number takes 0.2 ms, so it is only done where
the ends of two numbers are alike. A number without a country code is one of `region` (ISO 3166); beside one of another
country it may be one of that: a phone notes 087 555 0172 where a mail program notes +353 87 555 0172.
"""

from __future__ import annotations

import re
from functools import lru_cache

from salesbook.domain.contact import Phone

HOME_REGION = "CN"
"""Where a number without a country code is taken to be from."""

TAIL = 7
"""How many of its last digits two forms of one number have in common at least."""
_WRITTEN_PLAINLY = re.compile(r"\+?[\d\s\-–().·/]+")
_FEWEST_DIGITS = 7
_INTERNATIONAL = re.compile(r"\+|00")
# PhoneNumberType of phonenumbers: what rings one person, and what may be a mobile or a landline.
_PERSONAL, _EITHER = (1, 7), 2
_OF_A_PLACE = re.compile("fax|main|传真|總機|总机|座机", re.IGNORECASE)
_OF_A_COMPANY = re.compile("work|office|company|公司|单位|工作", re.IGNORECASE)
_MOBILE = re.compile("mobile|cell|iphone|手机|移动", re.IGNORECASE)


def digits_of(number: str) -> str:
    """The digits of a phone number; the text itself where there are none, or where words stand beside them."""
    number = number.strip()
    if not _WRITTEN_PLAINLY.fullmatch(number):
        return number
    return "".join(sign for sign in number if sign.isdigit()) or number


def tail_of(number: str) -> str:
    """What two forms of one number have in common: their last digits."""
    return digits_of(number)[-TAIL:]


def same_number(one: str, other: str, region: str = HOME_REGION) -> bool:
    """Whether both are one number."""
    if digits_of(one) == digits_of(other):
        return True
    if tail_of(one) != tail_of(other):
        return False
    if number_key(one, region) == number_key(other, region):
        return True
    return _is_home_form(one, other, region) or _is_home_form(other, one, region)


def number_key(number: str, region: str = HOME_REGION) -> str:
    """The number as E.164 has it; its digits where no such number can be."""
    return _read(number.strip(), region)[0]


def is_personal(phone: Phone, region: str = HOME_REGION) -> bool:
    """Whether the number rings one person: a mobile, and neither a landline nor a fax or a company's main number."""
    kind = _read(phone.value.strip(), region)[1]
    if _OF_A_PLACE.search(phone.label):
        return False
    if kind == _EITHER:
        return not _OF_A_COMPANY.search(phone.label)
    if kind is None:
        digits = digits_of(phone.value)
        return bool(_MOBILE.search(phone.label)) and digits.isdigit() and len(digits) >= _FEWEST_DIGITS
    return kind in _PERSONAL


def _is_home_form(number: str, abroad: str, region: str) -> bool:
    """Whether a number without country code is what the other is called in its own country."""
    country = _country_of(abroad.strip(), region)
    if not country or _INTERNATIONAL.match(number.strip()):
        return False
    key, kind = _read(number.strip(), country)
    return kind is not None and key == number_key(abroad, region)


@lru_cache(maxsize=50_000)
def _country_of(number: str, region: str) -> str | None:
    """The country whose code stands before a number; None where none does."""
    import phonenumbers

    if _read(number, region)[1] is None or not _INTERNATIONAL.match(number):
        return None
    return phonenumbers.region_code_for_number(phonenumbers.parse(number, region))


@lru_cache(maxsize=50_000)
def _read(number: str, region: str) -> tuple[str, int | None]:
    """The key of a number and its kind; no kind where it is none of its country's."""
    import phonenumbers

    plain = digits_of(number)
    if not _WRITTEN_PLAINLY.fullmatch(number):
        return plain, None
    try:
        parsed = phonenumbers.parse(number, region)
    except phonenumbers.NumberParseException:
        return plain, None
    kind = phonenumbers.number_type(parsed)
    if kind == phonenumbers.PhoneNumberType.UNKNOWN:
        return plain, None
    return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164), kind

"""An address as it is written in its own script: in Chinese in one piece from the large to the small, otherwise from the
house to the country.
"""

from __future__ import annotations

import re

from salesbook.domain.contact import Address
from salesbook.domain.search_text import HAN


def is_chinese(address: Address) -> bool:
    """By the script of its street, or without one of its town: the name's says nothing, and a Latin street in a town
    that is written in Chinese would stand in neither order.
    """
    return re.search(f"[{HAN}]", address.street or address.city + address.region) is not None


def chinese_place(address: Address, *, above: bool = True) -> str:
    """江苏省苏州市姑苏区十梓街188号, without the country and the parts the next one begins with; `above` the town too."""
    parts = [address.region if above else "", address.city, address.street.removeprefix(address.country)]
    for place, part in enumerate(parts[:-1]):
        following = next((other for other in parts[place + 1 :] if other), "")
        if part and following.startswith(part):
            parts[place] = ""
    return "".join(parts) + address.extended


def in_one_line(address: Address) -> str:
    """The whole address."""
    if is_chinese(address):
        return " ".join(
            part for part in (address.country + chinese_place(address), address.po_box, address.postal_code) if part
        )
    parts = (address.street, address.extended, address.po_box, address.postal_code, address.city)
    return ", ".join(part for part in (*parts, address.region, address.country) if part)

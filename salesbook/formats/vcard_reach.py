"""The properties that say how to reach a contact: phones, emails, addresses, messaging services, websites."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import unquote

from salesbook.domain.messaging_service import service_named
from salesbook.formats.vcard_card import CardInProgress
from salesbook.formats.vcard_labels import is_preferred, service_and_name
from salesbook.formats.vcard_lines import Property
from salesbook.formats.vcard_text import parts

_PHONE_URI = re.compile(r"(?:tel|sms|callto):", re.IGNORECASE)
_EXTENSION = re.compile(r";ext=([^;]*)", re.IGNORECASE)
_MAIL_URI = re.compile(r"mailto:", re.IGNORECASE)
_SERVICES_OF_NAMES = (
    "AIM",
    "ICQ",
    "JABBER",
    "MSN",
    "SKYPE",
    "SKYPE-USERNAME",
    "QQ",
    "WECHAT",
    "WEIXIN",
    "YAHOO",
    "YAHOO-ID",
    "GTALK",
    "GOOGLE-TALK",
    "GADUGADU",
    "GROUPWISE",
    "WHATSAPP",
    "TELEGRAM",
    "LINE",
    "DINGTALK",
    "FACEBOOK",
    "TWITTER",
    "MATRIX",
    "SIP",
)
# Programs that do not say which service a name is in.
NAMELESS_SERVICE = "IM"


def _phone(card: CardInProgress, prop: Property, value: str) -> None:
    card.add_phone(number_of(value), card.label(prop.head), is_preferred(prop.head))


def number_of(value: str) -> str:
    """The number in a tel: URI (RFC 3966), with its extension as ` ext. 102`; any other value as it is."""
    uri = _PHONE_URI.match(value)
    if not uri:
        return value
    number, semicolon, parameters = value[uri.end() :].partition(";")
    extension = _EXTENSION.search(semicolon + parameters)
    number = unquote(number).strip()
    return f"{number} ext. {unquote(extension[1])}" if extension and extension[1] else number or value


def _email(card: CardInProgress, prop: Property, value: str) -> None:
    card.add_email(address_of(value), card.label(prop.head), is_preferred(prop.head))


def address_of(value: str) -> str:
    """The address in a mailto: URI (RFC 6068); any other value as it is."""
    uri = _MAIL_URI.match(value)
    return (unquote(value[uri.end() :]).strip() or value) if uri else value


def _address(card: CardInProgress, prop: Property, _value: str) -> None:
    written = (parts(prop.value, ";", card.version) + [""] * 7)[:7]
    label, text = card.label(prop.head), prop.head.parameter("LABEL").strip()
    if not any(written):
        written[2] = text
    elif text:
        card.keep_as("LABEL", text, prop.head.group, ";".join(f"TYPE={word}" for word in prop.head.types))
    if any(written):
        card.add_address(written, label, is_preferred(prop.head))


def _address_text(card: CardInProgress, prop: Property, _value: str) -> None:
    card.address_texts.append(prop)


def _add_messaging_id(card: CardInProgress, prop: Property, service: str, name: str) -> None:
    card.add_messaging_id(service, name, card.label(prop.head), is_preferred(prop.head))


def _messaging_uri(card: CardInProgress, prop: Property, value: str) -> None:
    written = prop.head.parameter("X-SERVICE-TYPE") or prop.head.parameter("SERVICE-TYPE")
    service, name = service_and_name(value, written)
    _add_messaging_id(card, prop, service or NAMELESS_SERVICE, unquote(name) or value)


def _messaging_id(card: CardInProgress, prop: Property, value: str) -> None:
    _add_messaging_id(card, prop, service_named(prop.head.key.removeprefix("X-")), value)


def _nameless_messaging_id(card: CardInProgress, prop: Property, value: str) -> None:
    _add_messaging_id(card, prop, NAMELESS_SERVICE, value)


def _website(card: CardInProgress, prop: Property, value: str) -> None:
    card.add_website(value, card.label(prop.head))


def _blog(card: CardInProgress, _prop: Property, value: str) -> None:
    card.add_website(value, "blog")


def _video(card: CardInProgress, _prop: Property, value: str) -> None:
    card.add_website(value, "video")


REACH_READERS: Mapping[str, Callable[[CardInProgress, Property, str], None]] = {
    "TEL": _phone,
    "X-MS-TEL": _phone,
    "EMAIL": _email,
    "ADR": _address,
    "LABEL": _address_text,
    "IMPP": _messaging_uri,
    "X-MS-IMADDRESS": _nameless_messaging_id,
    "X-IMADDRESS": _nameless_messaging_id,
    "X-KADDRESSBOOK-X-IMADDRESS": _nameless_messaging_id,
    "URL": _website,
    "X-EVOLUTION-BLOG-URL": _blog,
    "X-EVOLUTION-VIDEO-URL": _video,
    "X-KADDRESSBOOK-BLOGFEED": _blog,
    **{f"X-{name}": _messaging_id for name in _SERVICES_OF_NAMES},
}

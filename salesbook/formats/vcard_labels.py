"""The words other programs put on phones, addresses, relations and messaging services, as our own words."""

from __future__ import annotations

import re

from salesbook.domain.messaging_service import service_named
from salesbook.formats.vcard_heads import Head

# Types that say nothing about which of several numbers or addresses it is.
_SILENT = {"pref", "voice", "internet", "x-internet", "postal", "parcel", "intl", "dom", "msg", "text", "video", ""}
_SPEAKING_WHEN_ALONE = ("video", "text", "msg")
_PLACES = ("work", "home")
_WATCH_OR_PHONE = {"iphone", "applewatch"}
_LABELS = {
    "cell": "mobile",
    "mobile": "mobile",
    "workfax": "work fax",
    "homefax": "home fax",
    "otherfax": "other fax",
    "assistantphone": "assistant",
    "homepage": "homepage",
    "iphone": "iPhone",
    "applewatch": "Apple Watch",
    "grandcentral": "Google Voice",
}
_KNOWN_WORDS = {"home", "work", "fax", "pager", "main", "other", "assistant", "school", "profile", "blog", "callback"}
_WRAPPED = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)

_RELATIONS = {
    "spouse": ("spouse", ""),
    "wife": ("spouse", "wife"),
    "husband": ("spouse", "husband"),
    "partner": ("partner", ""),
    "domesticpartner": ("partner", ""),
    "child": ("child", ""),
    "son": ("son", ""),
    "daughter": ("daughter", ""),
    "parent": ("parent", ""),
    "mother": ("parent", "mother"),
    "father": ("parent", "father"),
    "sibling": ("sibling", ""),
    "brother": ("sibling", "brother"),
    "sister": ("sibling", "sister"),
    "relative": ("relative", ""),
    "kin": ("relative", ""),
    "manager": ("boss", ""),
    "boss": ("boss", ""),
    "assistant": ("assistant", ""),
    "colleague": ("colleague", ""),
    "coworker": ("colleague", ""),
    "friend": ("friend", ""),
    "referredby": ("referred-by", ""),
    "": ("other", ""),
    "other": ("other", ""),
}

# Schemes that stand before a name in IMPP and are no part of it (RFC 4770; Apple writes x-apple for any service).
_SCHEMES = re.compile(
    r"(?:x-apple|aim|icq|xmpp|msnim|msn|skype|mqq|qq|weixin|wechat|ymsgr|gtalk|gg|irc|sips?|tg|im|matrix):",
    re.IGNORECASE,
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


def _folded(word: str) -> str:
    return re.sub(r"[\s_-]", "", word).lower()


def label_of_words(written: str) -> str:
    """The label for a word a person or another program chose; a person's own word stays as written."""
    wrapped = _WRAPPED.fullmatch(written)
    word = wrapped[1] if wrapped else written
    folded = _folded(word)
    if folded in _LABELS:
        return _LABELS[folded]
    return word.lower() if wrapped or folded in _KNOWN_WORDS else word


def label_of(head: Head) -> str:
    """The label the TYPE parameters make: `mobile`, `work fax`, or the other program's own word."""
    lowered = [word.lower() for word in head.types]
    if not lowered:
        return ""
    if _WATCH_OR_PHONE & set(lowered):
        lowered = [word for word in lowered if word != "cell"]
    words = [place for place in _PLACES if place in lowered]
    for word in head.types:
        lower = word.lower()
        if lower in lowered and lower not in _SILENT and lower not in _PLACES:
            words.append(_label_of_type(word))
    if not words:
        words = [word for word in _SPEAKING_WHEN_ALONE if word in lowered][:1]
    return " ".join(dict.fromkeys(words))


def _label_of_type(word: str) -> str:
    bare = re.sub(r"^x-(?:evolution-)?", "", word, flags=re.IGNORECASE) or word
    return label_of_words(bare.lower() if bare.isupper() else bare)


def is_preferred(head: Head) -> bool:
    """Whether the head says so by TYPE=PREF or PREF=1 (RFC 6350, 5.3: 1 is the most preferred)."""
    return head.parameter("PREF").strip() == "1" or any(word.lower() == "pref" for word in head.types)


def relation_of(written: str) -> tuple[str, str]:
    """Our word for a relation and the detail it leaves out (`parent`, `mother`); unknown words stay as written."""
    wrapped = _WRAPPED.fullmatch(written)
    word = wrapped[1] if wrapped else written
    return _RELATIONS.get(_folded(word), (word, ""))


def canonical_relation(word: str, detail: str) -> tuple[str, str]:
    """Our word for a relation and the part of its detail that a card can say."""
    ours, left_out = relation_of(word)
    return ours, left_out or (detail if (ours, detail) in _RELATIONS.values() else "")


def service_and_name(uri: str, service_type: str) -> tuple[str, str]:
    """Service and name in an IMPP value such as `xmpp:anna@example.com` (RFC 4770) with Apple's X-SERVICE-TYPE."""
    scheme = _SCHEME.match(uri)
    service = service_named(service_type or (scheme[1] if scheme else ""))
    own = scheme is not None and _folded(scheme[1]) == _folded(service_type)
    known = _SCHEMES.match(uri)
    if known:
        return service, uri[known.end() :].lstrip("/")
    return service, uri[scheme.end() :].lstrip("/") if scheme and own else uri

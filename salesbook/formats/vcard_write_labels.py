"""Our labels and relations as the TYPE words of vCards, as Apple's labels, or as the user's own words."""

from __future__ import annotations

from functools import lru_cache

from salesbook.formats.vcard_heads import read_head
from salesbook.formats.vcard_labels import label_of, relation_of

_PLACE_TYPES = {"home": "home", "work": "work"}
_TYPES = {"TEL": {**_PLACE_TYPES, "mobile": "cell", "fax": "fax", "pager": "pager", "video": "video"}}
# Apple's words for labels, which its programs show in the user's language; others read them as they stand.
_APPLE_LABELS = {
    "main": "Main",
    "other": "Other",
    "other fax": "OtherFAX",
    "homepage": "HomePage",
    "school": "School",
    "assistant": "Assistant",
}
_APPLE_RELATIONS = {
    ("spouse", ""): "Spouse",
    ("spouse", "wife"): "Wife",
    ("spouse", "husband"): "Husband",
    ("partner", ""): "Partner",
    ("child", ""): "Child",
    ("son", ""): "Son",
    ("daughter", ""): "Daughter",
    ("parent", ""): "Parent",
    ("parent", "mother"): "Mother",
    ("parent", "father"): "Father",
    ("sibling", ""): "Sibling",
    ("sibling", "brother"): "Brother",
    ("sibling", "sister"): "Sister",
    ("boss", ""): "Manager",
    ("assistant", ""): "Assistant",
    ("friend", ""): "Friend",
    ("other", ""): "Other",
}
# The words of RELATED (RFC 6350, 6.6.6) that say all of ours.
_RELATED = {
    "spouse": "spouse",
    "child": "child",
    "parent": "parent",
    "sibling": "sibling",
    "relative": "kin",
    "colleague": "colleague",
    "friend": "friend",
}

_SCHEMES = {"Jabber": "xmpp", "Skype": "skype", "SIP": "sip", "AIM": "aim"}


@lru_cache(maxsize=2_000)
def types_for(name: str, label: str) -> tuple[str, ...]:
    """The TYPE words that make the label on a property of this name; none where it has to be written out."""
    known = _TYPES.get(name, _PLACE_TYPES)
    words = label.split(" ")
    if not all(word in known for word in words):
        return ()
    types = tuple(known[word] for word in words)
    head = read_head(f"{name};TYPE={','.join(types)}")
    return types if head and label_of(head) == label else ()


def written_label(label: str) -> str:
    """A label as X-ABLabel holds it."""
    return _apple(_APPLE_LABELS.get(label, "")) or label


def written_relation(word: str, detail: str) -> str:
    """A relation as X-ABLabel holds it beside X-ABRELATEDNAMES."""
    return _apple(_APPLE_RELATIONS.get((word, detail), "")) or word


def related_type(word: str, detail: str) -> str:
    """The TYPE of RELATED that says this relation, or nothing."""
    written = "" if detail else _RELATED.get(word, "")
    return written if relation_of(written) == (word, "") else ""


def service_scheme(service: str) -> str:
    """The scheme of a service's names in IMPP; Apple's serves for any."""
    return _SCHEMES.get(service, "x-apple")


def _apple(word: str) -> str:
    return f"_$!<{word}>!$_" if word else ""

"""What phones, emails, addresses and websites are labelled, and which language somebody speaks: stored in English or in codes."""

from __future__ import annotations

from salesbook.domain.text import Text

# Labels the program knows and translates; any other is kept as somebody or their address book wrote it.
LABELS = {
    "mobile": Text("mobile"),
    "work": Text("work"),
    "home": Text("home"),
    "fax": Text("fax"),
    "work fax": Text("work fax"),
    "home fax": Text("home fax"),
    "other fax": Text("other fax"),
    "main": Text("main number"),
    "pager": Text("pager"),
    "assistant": Text("assistant"),
    "school": Text("school"),
    "homepage": Text("homepage"),
    "other": Text("other"),
}

# The languages that are named; an address book may say any other by its code (RFC 5646).
LANGUAGES = {
    "zh": Text("Chinese"),
    "en": Text("English"),
    "de": Text("German"),
    "fr": Text("French"),
    "ja": Text("Japanese"),
    "ko": Text("Korean"),
    "es": Text("Spanish"),
    "ru": Text("Russian"),
}


def label_text(label: str, none: Text) -> Text:
    """What a stored label is called: a known one in every language, any other as written, `none` where there is none."""
    return LABELS.get(label.casefold(), Text("{word}", word=label)) if label else none


def language_text(stored: str) -> Text:
    """What a language somebody speaks is called, where it is stored as a code; else as written."""
    code = stored.strip().lower().replace("_", "-").partition("-")[0]
    return LANGUAGES.get(code, Text("{word}", word=stored))

"""The topics of the help, what each says in the current language, and which one explains a screen.

Texts are `resources/help/LANGUAGE/TOPIC.md`. `{key:NAME}` in them is the key of an action, and a line `{keys: NAME …}` the list
of some actions' keys, with `@PLACE` for keys that are alive in one place only: all of it comes from `actions.py`.
"""

from __future__ import annotations

import re
from functools import cache

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QWidget

from salesbook.gui.actions import ACTIONS, KEYS_IN
from salesbook.system.i18n import language
from salesbook.system.paths import resources
from salesbook.wording import render

# In the order of the contents.
TOPICS = (
    *("start", "today", "log-visit", "contacts", "stages", "plan", "insights", "reports", "import"),
    *("search", "settings", "protection"),
)

# Windows and dialogs by the name of their class: they are made late, and the help must not load them.
TOPIC_OF: dict[str, str] = {
    "FirstRun": "start",
    "Shortcuts": "start",
    "Unexpected": "start",
    "VisitDialog": "log-visit",
    "EditDialog": "log-visit",
    "CallOffDialog": "log-visit",
    "NewContact": "contacts",
    "MergeDialog": "contacts",
    "MergeOrganisations": "contacts",
    "RecordDialog": "contacts",
    "MoveDialog": "stages",
    "HistoryDialog": "stages",
    "GoalDialog": "insights",
    "TierDialog": "insights",
    "CardPlanDialog": "insights",
    "CardWordsDialog": "insights",
    "NewsDialog": "insights",
    "LineDialog": "insights",
    "SnoozeDay": "today",
    "RemindMe": "today",
    "ImportDialog": "import",
    "ColumnsDialog": "import",
    "NewPassword": "protection",
    "RecoveryWords": "protection",
    "RestoreDialog": "protection",
    "WayDialog": "protection",
    "Unlock": "protection",
    "Trouble": "protection",
}
_CHINESE = "\u3001-\u30ff\u4e00-\u9fff\uff01-\uff5e“”"
_ACTIONS = {action.name: action for action in ACTIONS}


def topic_of(widget: QWidget | None, page: str) -> str:
    """The topic that explains a widget: of the dialog it is in, else of the page that is shown, else the first."""
    while widget is not None:
        found = TOPIC_OF.get(type(widget).__name__)
        if found is not None:
            return found
        widget = widget.parentWidget()
    return page if page in TOPICS else TOPICS[0]


def title_of(topic: str) -> str:
    """What a topic is called: its first heading."""
    return _source(language(), topic).partition("\n")[0].lstrip("# ").strip()


def text_of(topic: str) -> str:
    """A topic as Markdown, with the keys of this platform in it."""
    text = re.sub(r"\{key:([a-z-]+)\}", lambda found: f"**{_keys(found[1])}**", _source(language(), topic))
    return re.sub(r"\{keys:([^}]*)\}", lambda found: _list(topic, found[1].split()), text)


@cache
def _source(code: str, topic: str) -> str:
    """A text as it is written, but for ends of lines between Chinese characters, which would be shown as blanks."""
    text = (resources() / "help" / code / f"{topic}.md").read_text("utf-8")
    return re.sub(rf"(?<=[{_CHINESE}])\n[ ]*(?=[{_CHINESE}])", "", text)


def _keys(name: str) -> str:
    shortcuts = _ACTIONS[name].shortcuts
    return shortcuts[0].toString(QKeySequence.SequenceFormat.NativeText) if shortcuts else render(_ACTIONS[name].words)


def _list(topic: str, names: list[str]) -> str:
    """Keys with what they do, a line each; the page's own first."""
    own = [topic] if topic in _ACTIONS else []
    rows: list[tuple[str, str]] = []
    for name in dict.fromkeys((*own, *names)):
        if name.startswith("@"):
            rows += [(keys, render(words)) for words, keys in KEYS_IN[name[1:]]]
        elif _ACTIONS[name].shortcuts:
            rows.append((_keys(name), render(_ACTIONS[name].words)))
    return "\n".join(f"- **{keys}** {words}" for keys, words in rows)

"""The steps of the first visit: what each says, and what it points at."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass

from salesbook.domain.text import Text
from salesbook.gui.actions import ACTIONS
from salesbook.gui.top_bar import keys_of
from salesbook.queries.first_visit import Guest

_ACTIONS = {action.name: action for action in ACTIONS}


@dataclass(frozen=True)
class Step:
    """One step. `target` is the name of the widget it points at, `instead` of what leads there while that cannot be pressed."""

    name: str
    title: Text
    target: str = ""
    instead: str = ""


STEPS: tuple[Step, ...] = (
    Step("find", Text("Find somebody"), "search"),
    Step("log", Text("Log a lunch in one line"), "log-visit"),
    Step("stage", Text("See the stage move"), "stages"),
    Step("plan", Text("Plan tomorrow"), "plan"),
    # The button is of today's visits alone; the paper of the Reports page is of the next ones.
    Step("print", Text("Print the call sheet"), "call-sheets", "reports"),
    Step("undo", Text("Take it back"), "undo"),
)


def step_named(name: str) -> Step | None:
    """The step of this name; None where none is to be done."""
    return next((step for step in STEPS if step.name == name), None)


def first_open(step: Step | None, done: Container[str]) -> Step | None:
    """This step, or the first after it that was not done already; None where none is left."""
    rest = STEPS[STEPS.index(step) :] if step else ()
    return next((one for one in rest if one.name not in done), None)


def step_after(step: Step) -> Step | None:
    """The step that follows; None after the last."""
    place = STEPS.index(step) + 1
    return STEPS[place] if place < len(STEPS) else None


def words_of(step: Step, guest: Guest | None) -> Text:
    """What to do, with the keys of this platform and somebody of this notebook."""
    if guest is None and step.name in ("find", "log", "plan"):
        return Text(
            "Nobody is here yet: {key} adds the first person. Then {search} finds them.",
            key=_key("new-contact"),
            search=_key("search"),
        )
    return {
        "find": lambda: _find(guest),
        "log": lambda: Text(
            "Press {key}, write “{line}” and press Ctrl+Enter.",
            key=_key("log-visit"),
            line=Text("{name} lunch today happy", name=_name(guest)),
        ),
        "stage": lambda: Text(
            "A lunch outside the office is evidence for dating. {key} accepts the move while it is offered; on the board of "
            "the stages a card is moved at any time.",
            key=_key("accept"),
        ),
        "plan": lambda: Text(
            "Press {key}, write “{line}” and press Ctrl+Enter.",
            key=_key("plan-visit"),
            line=Text("{name} tomorrow 10:00", name=_name(guest)),
        ),
        "print": lambda: Text(
            "{key} prints the sheet of the next visit, {save} saves it as PDF: all there is to say, on one page.",
            key=_key("print-sheets"),
            save=_key("call-sheets"),
        ),
        "undo": lambda: Text(
            "{key} takes back what you did last. Whatever you do is one step, and can be undone.", key=_key("undo")
        ),
    }[step.name]()


def last_words() -> Text:
    """What is said when the round is done."""
    return Text(
        "{key} explains the page you are on. Everything else is found with {search}.",
        key=_key("help"),
        search=_key("search"),
    )


def _find(guest: Guest | None) -> Text:
    key, typed, name = _key("search"), guest.typed if guest else "", _name(guest)
    if guest is not None and guest.by_pinyin:
        return Text(
            "Press {key}, type {typed} and press Enter: {name} is found by the initials of the pinyin.",
            key=key,
            typed=typed,
            name=name,
        )
    return Text(
        "Press {key}, type {typed} and press Enter: {name} is found by the first letters.",
        key=key,
        typed=typed,
        name=name,
    )


def _name(guest: Guest | None) -> str:
    return guest.name[:60] if guest else ""


def _key(name: str) -> str:
    return keys_of(_ACTIONS[name])

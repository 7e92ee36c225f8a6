"""What a page of the window is: it shows what it asked, and asks again when told that something of that kind changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from salesbook.gui.requests import Requests
from salesbook.gui.session import ANYTHING, Session
from salesbook.gui.theme import Theme


class Page(QWidget):
    """One page. `shows` are the tables it is made of; a change of another leaves it alone."""

    shows: frozenset[str] = frozenset()

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self.session = session
        self.requests = requests
        self.theme = theme
        self._stale = True
        session.changed.connect(self._on_changed)

    def refresh(self) -> None:
        """Ask the notebook and show the answer."""
        raise NotImplementedError

    def chosen_contacts(self) -> tuple[str, ...]:
        """Whom a visit would be with that is logged or planned from here."""
        return ()

    def accept_offer(self) -> bool:
        """Take what the page offers, and say whether it offers anything."""
        return False

    def state(self) -> dict[str, Any]:
        """What must survive a language or theme switch: selection, filters, scrolling."""
        return {}

    def restore(self, state: dict[str, Any]) -> None:
        """Come back to a state."""

    def whole_frame(self) -> QFrame:
        """The one surface of a page that is not parted, with a line on top and left."""
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        frame = QFrame()
        frame.setProperty("look", "page")
        outer.addWidget(frame)
        return frame

    def showEvent(self, event: Any) -> None:  # noqa: N802
        """A hidden page asks again only when it is looked at."""
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self.refresh()

    def _on_changed(self, tables: frozenset[str]) -> None:
        if tables is not ANYTHING and not (tables & self.shows):
            return
        if self.isVisible():
            self.refresh()
        else:
            self._stale = True


class Pages(dict[str, Page]):
    """The pages by name, each made when it is first asked for: a start pays for the page it shows only."""

    def __init__(self, makers: dict[str, Callable[[], Page]], made: Callable[[Page], object]) -> None:
        super().__init__()
        self._makers, self._made = makers, made

    def __missing__(self, name: str) -> Page:
        """Make a page and hand it to whoever shows pages."""
        page = self[name] = self._makers[name]()
        self._made(page)
        return page

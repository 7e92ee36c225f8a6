"""What works behind the pages of the window: dialogs, what the toast says and offers, acts on the notebook, help, dropped files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.gui.dialogs import Dialogs
from salesbook.gui.help.help_desk import HelpDesk
from salesbook.gui.outcomes import Outcomes
from salesbook.gui.preferences.notebook_acts import NotebookActs
from salesbook.gui.transfer.dropping import DropDoor
from salesbook.gui.widgets.toast import Toast

if TYPE_CHECKING:
    from salesbook.gui.served_window import ServedWindow


class BackOffice:
    """Hears what the pages ask for; opened once Today says what is due, or as soon as somebody presses a key or a button."""

    def __init__(self, window: ServedWindow) -> None:
        session, preferences, requests = window.session, window.preferences, window.requests
        self.toast = Toast(window.stack)
        self.dialogs = Dialogs(window, session, preferences, requests, window.theme)
        self.outcomes = Outcomes(window, session, requests, self.toast)
        self.acts = NotebookActs(window, session, preferences, requests, self.dialogs.run)
        self.acts.restore_wanted.connect(window.restore_wanted)
        self.acts.notebook_wanted.connect(window.notebook_wanted)
        window.sidebar.safety.mend_wanted.connect(self.acts.back_up)
        self.help_desk = HelpDesk(window, window.theme, window.shown_page)
        DropDoor(window, lambda: window.is_open, self.dialogs.import_files)

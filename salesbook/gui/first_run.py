"""The first window: try the sample, import an address book, or start empty. No account, no wizard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from salesbook.domain.errors import SalesbookError
from salesbook.formats.files import importer_of
from salesbook.gui.actions import give_quit_key
from salesbook.gui.help.help_desk import HelpDesk
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.prompts import Prompts
from salesbook.gui.theme import Theme, grown_size
from salesbook.gui.transfer.dropping import DropDoor
from salesbook.gui.widgets.way_card import WayCard
from salesbook.gui.words import label
from salesbook.store.keys import Unprotected, key_path
from salesbook.store.making import make_notebook
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language
from salesbook.system.secrets import Keychain
from salesbook.wording import render


class FirstRun(QWidget):
    """Three ways to begin. What is made is handed to `opened` with its key, and with the files to be imported.

    The sample is made once: where the home has one, `again` opens it as it was left.
    """

    def __init__(
        self,
        preferences: Preferences,
        theme: Theme,
        opened: Callable[[Path, bytes, tuple[Path, ...]], None],
        again: Callable[[Path], None],
        prompts: Prompts | None = None,
    ) -> None:
        super().__init__()
        self._preferences, self._theme, self._opened, self._again = preferences, theme, opened, again
        self._sample = preferences.home / "demo.salesbook"
        self._prompts = prompts or Prompts(self)
        self.setWindowTitle("Salesbook")
        self.resize(grown_size(760, 480, self.screen().availableSize()))
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 40, 48, 32)
        column.setSpacing(12)
        column.addWidget(label(_("Salesbook"), "title"))
        column.addWidget(label(_("Your relationship notebook. It stays on this computer, encrypted."), "muted"))
        column.addSpacing(12)
        for words, why, picture, act in (
            (*self._sample_words(), "star", self.try_sample),
            (
                _("Import my contacts"),
                _("From a vCard, CSV or Excel file of your phone, mail program or office."),
                "import",
                self.import_mine,
            ),
            (_("Start empty"), _("Add people as you meet them."), "user-plus", self.start_empty),
        ):
            column.addWidget(self._way(words, why, picture, act))
        self.trouble = label("", "danger")
        self.trouble.setWordWrap(True)
        column.addWidget(self.trouble)
        column.addStretch(1)
        HelpDesk(self, theme, lambda: "start").give_key(self)
        give_quit_key(self, self.close)
        DropDoor(self, self.isEnabled, lambda files: self._attempt(lambda: self.import_mine(files)))

    def _way(self, words: str, why: str, picture: str, act: Callable[[], None]) -> WayCard:
        card = WayCard(words, why, picture, self._theme)
        card.clicked.connect(lambda _checked=False: self._attempt(act))
        return card

    def _sample_words(self) -> tuple[str, str]:
        if self._sample.exists():
            return _("Open the sample notebook"), _("It is here already, as you left it.")
        return _("Try the sample notebook"), _("A rep's book with 40 contacts; yours stays apart.")

    def try_sample(self) -> None:
        """Open the sample, made where there is none; the home's own notebook is not touched."""
        path = self._sample
        if path.exists():
            self._again(path)
            return
        self._wait(
            Job(lambda _progress: _made_sample(path), self),
            _("Making the sample notebook"),
            lambda key: self._opened(path, key, ()),
        )

    def import_mine(self, files: tuple[Path, ...] = ()) -> None:
        """Choose files, make a notebook, and review them in its window."""
        chosen = files or self._prompts.files_to_import()
        for file in chosen:
            # Before a password is asked for.
            importer_of(file)
        made = self._made() if chosen else None
        if made is not None:
            self._opened(*made, chosen)

    def start_empty(self) -> None:
        """Make an empty notebook and open it."""
        made = self._made()
        if made is not None:
            self._opened(*made, ())

    def _wait(self, job: Job, words: str, then: Callable[[Any], None]) -> None:
        """Run a job; meanwhile nothing else can be chosen."""
        progress_dialog(job, words, self)
        job.succeeded.connect(then)
        job.refused.connect(lambda error: self.trouble.setText(render(error.text)))
        job.ended.connect(lambda: self.setEnabled(True))
        self.setEnabled(False)
        job.start()

    def _made(self) -> tuple[Path, bytes] | None:
        """The file of a new protected notebook and its key; None where the user gave up."""
        from salesbook.gui.protection import make_protected

        path = self._preferences.home / "notebook.salesbook"
        key = make_protected(self, path, self._preferences)
        if key is None:
            return None
        self._preferences.change(notebook=path.name)
        return path, key

    def _attempt(self, act: Callable[[], None]) -> None:
        try:
            act()
        except SalesbookError as error:
            self.trouble.setText(render(error.text))


def _made_sample(path: Path) -> bytes:
    """Make the sample; returns its key. What an older one left beside it does not count."""
    from salesbook.operations.sample import make_sample

    for old in (path, key_path(path), *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
        old.unlink(missing_ok=True)
    notebook, key = make_notebook(path, (Unprotected(),), Keychain())
    make_sample(notebook, clock.today(), language())
    notebook.close()
    return key.key

"""Protecting a notebook: asking for a new password, and showing recovery words the one time they are shown."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from salesbook.domain.setting import settings_in
from salesbook.gui.jobs import Job, progress_dialog
from salesbook.gui.preferences.preferences import Preferences
from salesbook.gui.prompts import Prompts
from salesbook.gui.widgets.careful import CarefulDialog, Loss
from salesbook.gui.widgets.deciding import deciding
from salesbook.gui.widgets.whole_dialog import WholeDialog
from salesbook.gui.words import button, label
from salesbook.store.errors import NoKeychain
from salesbook.store.keys import ByPassword, ByRecoveryWords, InKeychain, NewKey
from salesbook.store.making import make_notebook
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress
from salesbook.system.region import country_of_the_system, currency_of
from salesbook.system.secrets import Keychain
from salesbook.wording import render

SHORTEST = 8


def make_protected(parent: QWidget, path: Path, preferences: Preferences) -> bytes | None:
    """Make a notebook that the keychain (or else a password) and recovery words protect; None where the user gave up.

    The words are shown once. Raises what making a notebook raises.
    """
    key: NewKey
    here = country_of_the_system()
    born_with = settings_in(here, currency_of(here))
    try:
        notebook, key = make_notebook(path, (InKeychain(), ByRecoveryWords()), Keychain(), born_with)
    except NoKeychain:
        password = ask_password(parent)
        if password is None:
            return None
        notebook, key = make_notebook(path, (password, ByRecoveryWords()), Keychain(), born_with)
    notebook.close()
    if key.recovery_words:
        show_recovery_words(parent, key.recovery_words, path.stem, preferences.settings.paper)
    return key.key


def ask_password(parent: QWidget) -> ByPassword | None:
    """A new password, typed twice; None where the user gave up."""
    dialog = NewPassword(parent)
    return ByPassword(dialog.first.text()) if dialog.exec() else None


def is_new_password(first: str, second: str) -> bool:
    """Whether it is long enough, and typed twice alike."""
    return len(first) >= SHORTEST and first == second


def what_is_amiss(first: str, second: str) -> str:
    """Why what was typed so far is no new password; empty while nothing is wrong with it."""
    if first and len(first) < SHORTEST:
        return _("At least {n} characters.").format(n=SHORTEST)
    return _("The two differ.") if second and first != second else ""


class NewPassword(WholeDialog):
    """Asks for a password of at least eight characters, twice."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Protect the notebook"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.addWidget(label(self.windowTitle(), "subtitle"))
        why = label(
            _("This system has no keychain, so a password protects the notebook. Choose one of 8 characters or more.")
        )
        why.setWordWrap(True)
        column.addWidget(why)
        self.first, self.second = QLineEdit(), QLineEdit()
        for field, words in ((self.first, _("Password")), (self.second, _("The same again"))):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            named = label(words, "muted")
            named.setBuddy(field)
            field.setAccessibleName(words)
            column.addWidget(named)
            column.addWidget(field)
            field.textChanged.connect(self._judge)
        self.trouble = label("", "small-muted")
        column.addWidget(self.trouble)
        row, self.accept_button = deciding(self, _("Protect"))
        column.addLayout(row)
        self._judge()

    def _judge(self) -> None:
        typed = self.first.text(), self.second.text()
        self.accept_button.setEnabled(is_new_password(*typed))
        self.trouble.setText(what_is_amiss(*typed))


def show_recovery_words(parent: QWidget, words: tuple[str, ...], notebook: str, paper: str) -> None:
    """Show the words to write down or print; they open the notebook when everything else is lost."""
    RecoveryWords(parent, words, notebook, paper).exec()


class RecoveryWords(CarefulDialog):
    """The words, numbered, in the order they are typed in; they can be printed as a sheet, from memory.

    They are gone with it, so Esc asks whether they are written down, unless they were saved.
    """

    def __init__(self, parent: QWidget | None, words: tuple[str, ...], notebook: str, paper: str) -> None:
        super().__init__(parent)
        self._words, self._notebook, self._paper = words, notebook, paper
        self._is_saved = False
        self.prompts = Prompts(self)
        self.setWindowTitle(_("Recovery words"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(label(self.windowTitle(), "subtitle"))
        why = label(
            _(
                "Write these 24 words down and keep them away from this computer. They are shown only this once, and open the"
                " notebook when the keychain or the password is lost."
            )
        )
        why.setWordWrap(True)
        column.addWidget(why)
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        for place, word in enumerate(words):
            shown = label(f"{place + 1:>2}. {word}", "head")
            grid.addWidget(shown, place // 4, place % 4)
        column.addLayout(grid)
        self.said = label("", "small-muted")
        self.said.setWordWrap(True)
        column.addWidget(self.said)
        self.print, self.save = button(_("Print the sheet")), button(_("Save as PDF"))
        self.print.clicked.connect(lambda _checked=False: self._compose(None))
        self.save.clicked.connect(lambda _checked=False: self._save())
        done = button(_("I have written them down"), "filled")
        done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        row.addWidget(done, 0, Qt.AlignmentFlag.AlignRight)
        column.addLayout(row)

    def loss(self) -> Loss | None:
        """The words, which nobody can show again."""
        if self._is_saved:
            return None
        question = _("Have you written the 24 words down? They cannot be shown again.")
        return Loss(question, _("Back to the words"), _("Yes, close"))

    def give_way(self) -> None:
        """Only where the words are kept somewhere: locking waits for the answer."""
        if self._is_saved:
            self.leave()

    def _save(self) -> None:
        place = self.prompts.place_for_pdf(_("recovery-words") + ".pdf")
        if place is not None:
            self._compose(place)

    def _compose(self, place: Path | None) -> None:
        """Compose the sheet in a process of its own, and print it, or save it where the user said."""
        words, notebook, paper, day = self._words, self._notebook, self._paper, clock.today()

        def work(progress: Progress) -> bytes:
            from salesbook.gui.apart import apart
            from salesbook.gui.papers import recovery_sheet_pdf

            pdf: bytes = apart(recovery_sheet_pdf, notebook, words, day, paper, progress=progress)
            if place is not None:
                from salesbook.store.saving import save

                save(pdf, place)
            return pdf

        job = Job(work, self)
        progress_dialog(job, _("Composing the sheet"), self)
        job.succeeded.connect(lambda pdf: self._composed(pdf, place))
        job.refused.connect(lambda error: self.said.setText(render(error.text)))
        job.start()

    def _composed(self, pdf: bytes, place: Path | None) -> None:
        if place is None:
            from salesbook.gui.printing import print_pdf

            print_pdf(self, pdf, lambda error: self.said.setText(render(error.text)))
        else:
            self._is_saved = True
            self.said.setText(_("Saved. Delete the file once it is printed: it opens the notebook."))

"""What every command is given, and how it answers: the home, the notebook, people's words or JSON, exit statuses.

A command is a function of a `Shell` and its arguments that returns a `Reply`. The options `--home`, `--notebook`,
`--language`, `--json` and the ways to unlock may stand before or after its name; a command that has one of these names
itself (`report --language`) keeps it.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import click

from salesbook.cli.printing import document, printable, write
from salesbook.domain.days import parse_day
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.queries.settings import speak_its_words
from salesbook.store.errors import (
    KeyFileDamaged,
    KeyFileNewer,
    NotebookDamaged,
    NotebookLocked,
    NotebookMissing,
    NotebookNewer,
    WrongKey,
)
from salesbook.store.files import disk_errors_in_words
from salesbook.store.key_slots import SlotKind, way_in
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.store.unlocking import WaysIn, key_path, slots_of
from salesbook.system import clock
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language_of_the_system, set_default_language
from salesbook.system.paths import default_home, notebook_file
from salesbook.system.settings import Settings, SettingsUnreadable, load_settings, save_settings
from salesbook.wording import render

FAILED, LOCKED, DAMAGED = 1, 3, 4
_DAMAGED_OR_NEWER = (NotebookDamaged, NotebookNewer, KeyFileDamaged, KeyFileNewer, WrongKey)


@dataclass(frozen=True)
class Reply:
    """What a command answers: a JSON value for scripts, and lines for people."""

    data: Any
    lines: Iterable[str]


@dataclass
class Doors:
    """How the composition root lets a command at a notebook file."""

    open_notebook: Callable[[Path, WaysIn], Notebook]
    read_notebook: Callable[[Path, WaysIn], NotebookReader]


@dataclass
class Shell:
    """One run of the program: the global options, and the notebook once it is open."""

    doors: Doors
    options: dict[str, Any] = field(default_factory=dict)
    _open: NotebookReader | None = None
    _settings: Settings | None = None

    @property
    def home(self) -> Path:
        """The folder of everything the program keeps."""
        chosen = self.options.get("home")
        return Path(chosen) if chosen else default_home()

    @property
    def settings(self) -> Settings:
        """The program's settings in this home."""
        if self._settings is None:
            try:
                self._settings = load_settings(self.home)
            except SettingsUnreadable as error:
                name = str(error)
                raise Refused(
                    Text("The settings file {name} cannot be read; mend it or delete it, and try again.", name=name)
                ) from None
        return self._settings

    def save(self, settings: Settings) -> None:
        """Keep the program's settings in this home."""
        with disk_errors_in_words(self.home):
            save_settings(self.home, settings)
        self._settings = settings

    def folder(self, name: str) -> Path:
        """A folder inside the home, made where it is missing."""
        found = self.home / name
        with disk_errors_in_words(found):
            found.mkdir(parents=True, exist_ok=True)
        return found

    @property
    def today(self) -> date:
        """The rep's local day."""
        return clock.today()

    def day(self, typed: str | None) -> date:
        """The day that was typed; today where none was."""
        return parse_day(typed, self.today) if typed else self.today

    def past_day(self, typed: str | None) -> date:
        """As `day`, for what happened; refused where it is still to come."""
        found = self.day(typed)
        if found > self.today:
            raise Refused(Text("{day} is still to come; give the day on which it happened.", day=found))
        return found

    def file_of(self, name: str) -> Path:
        """The notebook file a name means: a bare name lies inside the home, a path is taken as typed."""
        return notebook_file(self.home, name)

    @property
    def notebook_file(self) -> Path:
        """The notebook this run is about."""
        chosen = self.options.get("notebook") or self.settings.notebook
        if not chosen:
            raise Refused(
                Text(
                    "There is no notebook here yet; make one with “salesbook new NAME”, or bring one back with “salesbook"
                    " restore FILE”."
                )
            )
        return self.file_of(chosen)

    def reader(self) -> NotebookReader:
        """The notebook, for asking only."""
        if self._open is None:
            self._open = self._unlocked(self.doors.read_notebook)
        return self._open

    def notebook(self) -> Notebook:
        """The notebook, for doing something to it."""
        if not isinstance(self._open, Notebook):
            self.close()
            self._open = self._unlocked(self.doors.open_notebook)
        assert isinstance(self._open, Notebook)
        return self._open

    def ways_in(self) -> WaysIn:
        """What was given to unlock with; a password never comes from an argument."""
        return WaysIn(
            password=_in_file(self.options.get("password_file")),
            recovery_words=_in_file(self.options.get("recovery_file")),
        )

    def close(self) -> None:
        """Close the notebook if it is open."""
        if self._open is not None:
            self._open.close()
            self._open = None

    def start(self) -> None:
        """Choose the language: the option's, the settings', the system's."""
        set_default_language(self.options.get("language") or self.settings.language or language_of_the_system())

    def speak(self) -> None:
        """Choose the language for help and wrong usage, which are there even with damaged settings."""
        try:
            self.start()
        except Refused:
            set_default_language(language_of_the_system())

    def _unlocked(self, opener: Callable[[Path, WaysIn], Any]) -> Any:
        path, ways = self.notebook_file, self.ways_in()
        if not path.exists():
            raise NotebookMissing(path.stem)
        try:
            opened = opener(path, ways)
        except NotebookLocked:
            if not sys.stdin.isatty():
                raise
            opened = opener(path, _asked(path))
        speak_its_words(opened)
        return opened


def _asked(path: Path) -> WaysIn:
    """Ask at the terminal for what opens the notebook."""
    if SlotKind.PASSWORD in slots_of(key_path(path)):
        return WaysIn(password=click.prompt(_("Password"), hide_input=True, err=True))
    return WaysIn(recovery_words=click.prompt(_("Recovery words"), err=True))


def _in_file(path: str | None) -> str | None:
    return first_line(path) if path else None


def first_line(path: str) -> str:
    """The first line of a text file: a password, or recovery words."""
    try:
        return Path(path).read_text("utf-8").partition("\n")[0].rstrip("\r")
    except (OSError, UnicodeDecodeError):
        raise Refused(Text("The file “{name}” cannot be read; check its name.", name=Path(path).name)) from None


def answer(shell: Shell, reply: Reply) -> None:
    """Print a reply: one JSON document, or lines for people."""
    write((document(reply.data),) if shell.options.get("json") else map(printable, reply.lines))


def _with_options(text: Text) -> Text:
    """The sentence of a locked notebook, its ways in with the options that take them."""
    values = dict(text.values)
    ways = values.get("ways")
    if not isinstance(ways, tuple):
        return text
    options: dict[Any, Text] = {
        way_in(SlotKind.PASSWORD): Text("the password (--password-file FILE)"),
        way_in(SlotKind.RECOVERY): Text("the recovery words (--recovery-file FILE)"),
    }
    return Text(text.msgid, text.plural, **{**values, "ways": tuple(options.get(way, way) for way in ways)})


def fail(error: SalesbookError) -> int:
    """Print the one sentence of a failure; returns the exit status."""
    text = _with_options(error.text) if isinstance(error, NotebookLocked) else error.text
    click.echo(" ".join(printable(render(text)).splitlines()), err=True)
    if isinstance(error, NotebookLocked):
        return LOCKED
    return DAMAGED if isinstance(error, _DAMAGED_OR_NEWER) else FAILED

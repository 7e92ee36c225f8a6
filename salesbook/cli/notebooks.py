"""`new`, `backup`, `restore` and `check`: the notebook as a file."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click

from salesbook.cli.main import command
from salesbook.cli.shell import Reply, Shell, answer, first_line
from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.setting import settings_in
from salesbook.domain.text import Text
from salesbook.store.backup import back_up, name_of_backup
from salesbook.store.backup_file import look_into
from salesbook.store.backup_notes import note_backup
from salesbook.store.check import check
from salesbook.store.errors import KeychainLocked, NoKeychain, NotebookDamaged
from salesbook.store.files import disk_errors_in_words
from salesbook.store.keys import ByPassword, ByRecoveryWords, InKeychain, NewKey, Protection, Unprotected
from salesbook.store.making import make_notebook
from salesbook.store.restore import restore
from salesbook.system import clock
from salesbook.system.i18n import N_
from salesbook.system.i18n import gettext as _
from salesbook.system.paths import is_name_of_a_file, is_path
from salesbook.system.region import country_of_the_system, currency_of
from salesbook.system.secrets import Keychain
from salesbook.wording import render


@command(
    N_("Make a notebook, and open it next. Without an option the system's keychain and recovery words protect it."),
    click.argument("name"),
    click.option("--unprotected", is_flag=True, help=N_("The key lies in the clear beside it: for samples and tests.")),
    click.option("--password-file", metavar="FILE", help=N_("Protect it by the password in the first line of FILE.")),
)
def new(shell: Shell, name: str, unprotected: bool, password_file: str | None) -> Reply:
    """Make a notebook, and open it next."""
    called = Path(name).name if is_path(name) else name
    if not called.strip():
        raise Refused(Text("A notebook needs a name; type one."))
    if not is_name_of_a_file(called):
        raise Refused(
            Text("A file cannot be called “{name}” on every computer; choose a plain, shorter name.", name=called)
        )
    path = shell.file_of(name)
    known = shell.settings
    key = _made(path, _protections(unprotected, password_file))
    shell.save(replace(known, notebook=str(path.resolve()) if is_path(name) else path.name))
    lines = [_("Made {file}; Salesbook opens it from now on.").format(file=path)]
    if unprotected:
        lines.append(_("It is not protected: whoever has both files can read it."))
    if key.recovery_words:
        lines += ["", _("Recovery words: write them down now, they are shown only this once.")]
        numbered = [f"{number:>2}. {word}" for number, word in enumerate(key.recovery_words, start=1)]
        lines += ["   ".join(f"{word:<14}" for word in numbered[row : row + 4]).rstrip() for row in range(0, 24, 4)]
    data = {"notebook": str(path), "recovery_words": list(key.recovery_words) if key.recovery_words else None}
    return Reply(data, lines)


def _made(path: Path, protections: tuple[Protection, ...]) -> NewKey:
    try:
        here = country_of_the_system()
        notebook, key = make_notebook(path, protections, Keychain(), settings_in(here, currency_of(here)))
    except KeychainLocked as error:
        raise Refused(error.text) from None
    except NoKeychain:
        raise Refused(
            Text(
                "No keychain works here; choose “salesbook new NAME --password-file FILE”, or --unprotected for samples"
                " and tests."
            )
        ) from None
    notebook.close()
    return key


def _protections(unprotected: bool, password_file: str | None) -> tuple[Protection, ...]:
    if unprotected and password_file:
        raise Refused(Text("A notebook is either unprotected or has a password; leave one of the two out."))
    if unprotected:
        return (Unprotected(),)
    if password_file:
        return (ByPassword(first_line(password_file)),)
    return (InKeychain(), ByRecoveryWords())


@command(
    N_("Make one verified file of notebook and key file, FILE or in the home's backups."),
    click.argument("file", required=False),
)
def backup(shell: Shell, file: str | None) -> Reply:
    """Make one verified file of notebook and key file."""
    notebook = shell.reader()
    if file is None:
        made = back_up(notebook, shell.folder("backups"))
    else:
        made = back_up(notebook, Path(file))
    with suppress(SalesbookError):
        # The backup stands whether or not the notebook can be written to just now; its safety light is told next time.
        note_backup(shell.notebook(), made.path.resolve(), clock.now())
    said = _("Backed up to {file}; opened again and verified.").format(file=made.path)
    return Reply({"file": str(made.path), "bytes": made.size}, [said])


@command(
    N_(
        "Bring the notebook back from a backup FILE; what was there is kept beside it. Where the home has no notebook yet it"
        " is named as it was, and opened from now on."
    ),
    click.argument("file"),
)
def restore_backup(shell: Shell, file: str) -> Reply:
    """Bring the notebook back from a backup."""
    known = shell.settings
    chosen = shell.options.get("notebook") or known.notebook or name_of_backup(Path(file))
    target = shell.file_of(chosen)
    if not target.parent.exists():
        # A new computer: nothing is made there for a file that is no backup.
        look_into(Path(file))
        with disk_errors_in_words(target.parent):
            target.parent.mkdir(parents=True)
    restored = restore(Path(file), target, shell.ways_in(), Keychain())
    said = [_("Brought back {file}.").format(file=target)]
    if not known.notebook:
        shell.save(replace(known, notebook=str(target.resolve()) if is_path(chosen) else target.name))
        said.append(_("Salesbook opens it from now on."))
    if restored.previous:
        said.append(_("What was there is kept as {file}.").format(file=restored.previous))
    if restored.verified:
        with suppress(SalesbookError):
            # It was made before it was verified, and cannot know; where it cannot be written to just now, the next backup tells it.
            note_backup(shell.notebook(), Path(file).resolve(), clock.now())
    else:
        said.append(_("It could not be verified without its password or recovery words."))
    kept = str(restored.previous) if restored.previous else None
    return Reply({"notebook": str(target), "kept": kept, "verified": restored.verified}, said)


@command(N_("Look through the whole notebook file for damage."))
def check_notebook(shell: Shell) -> Reply:
    """Look for damage."""
    result = check(shell.reader())
    findings = [render(finding) for finding in result.findings]
    if result.sound:
        return Reply({"sound": True, "findings": findings}, [_("The notebook is sound.")])
    if shell.options.get("json"):
        answer(shell, Reply({"sound": False, "findings": findings}, ()))
    else:
        click.echo("\n".join(findings), err=True)
    raise NotebookDamaged

"""What can be wrong with a notebook, one class a failure, each with the sentence its user reads."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.store.driver import BUSY_SECONDS, dbapi


class NotebookMissing(Refused):
    """There is no file where the notebook should be."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text("There is no notebook “{name}” here; make one with “salesbook new”, or check the name.", name=name)
        )


class ThingGone(Refused, LookupError):
    """What was to be changed or deleted is not there any more: deleted twice by a quick hand, or by another program."""

    def __init__(self) -> None:
        super().__init__(Text("This was deleted meanwhile, so it cannot be changed."))


class NotebookExists(Refused):
    """A notebook was to be made where one lies already."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("There is a notebook “{name}” already; choose another name.", name=name))


class NotebookOlder(Exception):
    """It was to be opened as it is, and its schema is older: whoever opens it brings it up to date first, where nobody waits."""


class NotebookDamaged(SalesbookError):
    """The file cannot be read as a notebook any more, though the key is right."""

    def __init__(self) -> None:
        super().__init__(
            Text("The notebook file is damaged; keep it as it is and bring back a backup with “salesbook restore”.")
        )


class WrongKey(SalesbookError):
    """The key of the key file does not belong to this notebook."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "The key file beside this notebook does not open it; put its own key file there, or bring back a backup with"
                " “salesbook restore”."
            )
        )


class NotebookNewer(SalesbookError):
    """The notebook was written by a newer Salesbook."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(
            Text(
                "This notebook was written by a newer Salesbook (schema {found}, this one knows {known}); update Salesbook.",
                found=found,
                known=known,
            )
        )


class NotASalesbook(Refused):
    """The file is some other database."""

    def __init__(self) -> None:
        super().__init__(Text("This file is not a Salesbook notebook; nothing was changed in it."))


class NotebookBusy(Refused):
    """Another process is writing for too long."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "Another Salesbook has been writing to this notebook for over {seconds} seconds; wait until it is done and try"
                " again.",
                seconds=BUSY_SECONDS,
            )
        )


class NotebookReadOnly(Refused):
    """The folder or the file does not allow writing."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "The notebook lies where Salesbook may not write; move it, with its key file, to a folder of your own."
            )
        )


class DiskFull(Refused):
    """There is no room for the change."""

    def __init__(self) -> None:
        super().__init__(Text("The disk is full, so nothing was saved; make room and try again."))


class DiskFailed(SalesbookError):
    """The disk reported an error."""

    def __init__(self) -> None:
        super().__init__(
            Text("The disk reported an error, so nothing was saved; copy your backups elsewhere and check the disk.")
        )


PASSES = (NotebookBusy, DiskFull, DiskFailed)
"""What may pass by itself, so that saving the same once more is worth a try."""

# SQLite's primary result codes (sqlite.org/rescode.html).
_KNOWN: dict[int, Callable[[], SalesbookError]] = {
    5: NotebookBusy,
    8: NotebookReadOnly,
    10: DiskFailed,
    11: NotebookDamaged,
    13: DiskFull,
    14: NotebookReadOnly,
    26: NotebookDamaged,
}


@contextmanager
def told_in_words() -> Iterator[None]:
    """Turn what the driver raises for a known reason into the error that tells the user; anything else is a bug of ours."""
    try:
        yield
    except dbapi.Error as error:
        known = _KNOWN.get((getattr(error, "sqlite_errorcode", None) or 0) & 0xFF)
        if known is None:
            raise
        raise known() from None


class FolderNotWritable(Refused):
    """A file cannot be made in a folder, for want of permission or because the disk is read-only."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("Salesbook may not write “{name}” there; choose a folder of your own.", name=name))


class KeyFileMissing(SalesbookError):
    """There is no key file beside the notebook."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text(
                "The key file “{name}” is missing; put it beside the notebook, or restore both from a backup.",
                name=name,
            )
        )


class KeyFileDamaged(SalesbookError):
    """The key file is not what was written: cut off, altered, or no key file at all."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text("The key file “{name}” is damaged; bring one back from a backup with “salesbook restore”.", name=name)
        )


class KeyFileNewer(SalesbookError):
    """The key file was written by a newer Salesbook."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("The key file “{name}” was written by a newer Salesbook; update Salesbook.", name=name))


class KeyFileUnreadable(Refused):
    """The system does not let the key file be read."""

    def __init__(self, name: str) -> None:
        super().__init__(
            Text("The key file “{name}” cannot be read; check its permissions and the disk it lies on.", name=name)
        )


class KeyFileExists(Refused):
    """A key file is never overwritten by another notebook's."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("There is a key file “{name}” already; choose another name.", name=name))


class NotebookLocked(SalesbookError):
    """The notebook stays locked; as itself: nothing was given that opens it."""

    def __init__(self, ways: tuple[Text, ...], text: Text | None = None) -> None:
        super().__init__(text or Text("The notebook is locked; it opens with: {ways}.", ways=ways))


class WrongPassword(NotebookLocked):
    """The password does not open this notebook."""

    def __init__(self) -> None:
        super().__init__((), Text("The password is wrong; try again, or open the notebook another way."))


class WrongRecoveryWords(NotebookLocked):
    """The recovery words are mistyped, incomplete or another notebook's; the text says which."""

    def __init__(self, text: Text) -> None:
        super().__init__((), text)


class NoKeychain(NotebookLocked):
    """This system has no keychain, or one that keeps nothing."""

    def __init__(self, ways: tuple[Text, ...] = ()) -> None:
        if ways:
            super().__init__(ways, Text("No keychain works here; open the notebook with: {ways}.", ways=ways))
        else:
            super().__init__(ways, Text("No keychain works here; protect the notebook with a password instead."))


class KeychainLocked(NotebookLocked):
    """The keychain is locked, and stayed so."""

    def __init__(self, ways: tuple[Text, ...] = ()) -> None:
        if ways:
            text = Text("The keychain is locked; unlock it, or open the notebook with: {ways}.", ways=ways)
        else:
            text = Text("The keychain is locked; unlock it, or protect the notebook with a password.")
        super().__init__(ways, text)


class KeychainEntryMissing(NotebookLocked):
    """The keychain works and does not hold the key of this notebook."""

    def __init__(self, keychain: str, ways: tuple[Text, ...]) -> None:
        super().__init__(
            ways,
            Text(
                "This notebook's key was kept in “{keychain}” and is not found there now; open it with: {ways}.",
                keychain=keychain,
                ways=ways,
            ),
        )


class KeychainAlone(Refused):
    """A keychain is lost with its system, so it is never the only way into a notebook."""

    def __init__(self) -> None:
        super().__init__(Text("The keychain cannot be the only way in; add a password or recovery words."))


class LastWayIn(Refused):
    """A notebook without a way in could never be opened again."""

    def __init__(self) -> None:
        super().__init__(Text("This is the last way into the notebook; add another one first."))


class PasswordEmpty(Refused):
    """An empty password protects nothing."""

    def __init__(self) -> None:
        super().__init__(Text("The password is empty; choose one."))


class NotebookInUse(Refused):
    """Another process has the notebook open, so its file cannot be taken from under it."""

    def __init__(self) -> None:
        super().__init__(Text("The notebook is open in another Salesbook; close it there and try again."))


class SameFile(Refused):
    """A backup and its notebook were to be one file."""

    def __init__(self) -> None:
        super().__init__(Text("The backup and the notebook would be the same file; choose another name."))


class BackupExists(Refused):
    """A backup was to be made where some file lies already."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("There is a file “{name}” already; choose another name for the backup.", name=name))


class BackupUnreadable(Refused):
    """There is no such backup, or the system does not let it be read."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("The backup “{name}” cannot be read; check its name and its permissions.", name=name))


class NotABackup(Refused):
    """The file was never a backup of ours."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("“{name}” is not a Salesbook backup; choose another file.", name=name))


class BackupDamaged(SalesbookError):
    """The backup is cut off or altered; nothing was replaced by it."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("The backup “{name}” is damaged; nothing was replaced, so try an older one.", name=name))


class BackupNewer(SalesbookError):
    """The backup was made by a newer Salesbook."""

    def __init__(self, name: str) -> None:
        super().__init__(Text("The backup “{name}” was made by a newer Salesbook; update Salesbook.", name=name))

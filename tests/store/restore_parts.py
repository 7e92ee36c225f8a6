"""What the tests of restoring share: one secret in memory, small notebooks, and what lies in a folder."""

from __future__ import annotations

from pathlib import Path

from salesbook.domain.contact import Contact
from salesbook.domain.text import Text
from salesbook.store.check import check
from salesbook.store.keys import (
    PasswordCost,
    Protection,
    Unprotected,
    WaysIn,
    create_key_file,
    key_path,
    unlock,
)
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system.secrets import SecretsUnavailable

CHEAP = PasswordCost(memory_kib=32, iterations=1, lanes=1)
ROOT = Path(__file__).parents[2]


class OneSecret:
    """A keychain in memory that a new computer does not have."""

    def __init__(self) -> None:
        self.kept: dict[str, str] | None = {}

    def backend_name(self) -> str:
        return "Memory"

    def get(self, account: str) -> str | None:
        return self._there().get(account)

    def set(self, account: str, secret: str) -> None:
        self._there()[account] = secret

    def delete(self, account: str) -> None:
        self._there().pop(account, None)

    def _there(self) -> dict[str, str]:
        if self.kept is None:
            raise SecretsUnavailable
        return self.kept


def add(notebook: Notebook, name: str) -> None:
    with notebook.change(Text("Add")) as change:
        change.insert(Contact(name))


def made(path: Path, secrets: OneSecret, *protections: Protection, contact: str = "Old") -> Notebook:
    new = create_key_file(key_path(path), "book", protections or (Unprotected(),), secrets)
    notebook = Notebook.create(path, new.key)
    add(notebook, contact)
    return notebook


def names(path: Path, secrets: OneSecret, ways: WaysIn = WaysIn()) -> list[str]:  # noqa: B008
    reader = NotebookReader.open(path, unlock(key_path(path), ways, secrets))
    try:
        assert check(reader).sound
        return [row[0] for row in reader.rows("SELECT name FROM contact ORDER BY key")]
    finally:
        reader.close()


def files(folder: Path) -> dict[str, bytes]:
    return {entry.name: entry.read_bytes() for entry in folder.iterdir()}

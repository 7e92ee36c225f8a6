"""The schema, step by step: each file of `schema/` is one frozen migration, applied once, in one transaction.

sqlite-utils records what was applied; `user_version` repeats the number, so that opening a notebook that needs nothing
asks one pragma and does not import sqlite-utils.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from salesbook.store.driver import Connection
from salesbook.store.errors import NotASalesbook, NotebookNewer

if TYPE_CHECKING:
    from sqlite_utils import Database

SCHEMA = Path(__file__).parent / "schema"
LATEST = 5

# "SBK1": marks the file as ours (PRAGMA application_id).
APPLICATION_ID = 0x53424B31


def schema_of(connection: Connection) -> int:
    """The number of the notebook's schema; 0 for an empty file. Raises for a newer or a foreign one."""
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    tables = int(connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0])
    if owner != APPLICATION_ID and tables:
        raise NotASalesbook
    if found > LATEST:
        raise NotebookNewer(found, LATEST)
    return found


def migrate(connection: Connection) -> None:
    """Bring the schema to the latest; the connection must allow writing. A step that fails leaves the one before."""
    from sqlite_utils import Database, Migrations

    steps = Migrations("salesbook")
    for number in range(1, LATEST + 1):
        steps(name=f"{number:03}")(_step(number))
    steps.apply(Database(connection, execute_plugins=False))


def _step(number: int) -> Callable[[Database], None]:
    def apply(database: Database) -> None:
        # executescript would commit the transaction the step runs in, so statement by statement.
        for statement in (SCHEMA / f"{number:03}.sql").read_text("utf-8").split(";\n"):
            database.execute(statement)
        database.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        database.execute(f"PRAGMA user_version = {number}")

    return apply

"""The SQLite driver, in one place: sqlcipher3, under the name sqlite-utils looks for.

sqlite-utils catches the exceptions of whichever module it finds as `pysqlite3`; were it to find the standard library's,
its error handling would miss those of sqlcipher3. So this module registers the name and must be the first to be
imported; sqlite-utils is only ever imported after it (see `migrations.py`).
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # sqlcipher3 has no types of its own; it is the standard module's interface, name by name.
    import sqlite3 as dbapi
    from sqlite3 import Connection, Row
else:
    import sqlcipher3
    from sqlcipher3 import dbapi2 as dbapi
    from sqlcipher3.dbapi2 import Connection, Row

    sys.modules.setdefault("pysqlite3", sqlcipher3)
    sys.modules.setdefault("pysqlite3.dbapi2", dbapi)

__all__ = ["BUSY_SECONDS", "PAGE_BYTES", "Connection", "Row", "connect", "dbapi", "read_only_connection"]

BUSY_SECONDS = 5
# What SQLCipher encrypts at a time, and so the least a notebook can be (its cipher_page_size).
PAGE_BYTES = 4096

# FULL, because WAL with NORMAL loses acknowledged writes in a power cut; the cache spares decrypting a page twice.
_PRAGMAS = """
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA trusted_schema = OFF;
    PRAGMA temp_store = MEMORY;
    PRAGMA cache_size = -64000;
"""


def connect(path: Path, key: bytes, check: Callable[[Connection], object] = bool) -> Connection:
    """A connection that may write, in WAL mode, closed to writing until `query_only` is lifted; the file is made if missing.

    Commits and rolls back only when told to. `check` looks at the file before anything is written to it, and may raise.
    Raises the driver's DatabaseError for a wrong key or a damaged file.
    """
    connection = _opened(f"{path.absolute().as_uri()}?mode=rwc", key, check)
    connection.execute("PRAGMA journal_mode = WAL").fetchone()
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA query_only = ON")
    return connection


def read_only_connection(path: Path, key: bytes, check: Callable[[Connection], object] = bool) -> Connection:
    """A connection that can only read; one for each thread that asks, or for several that never ask at the same time."""
    connection = _opened(f"{path.absolute().as_uri()}?mode=ro", key, check, check_same_thread=False)
    connection.execute("PRAGMA query_only = ON")
    return connection


def _opened(
    uri: str, key: bytes, check: Callable[[Connection], object], *, check_same_thread: bool = True
) -> Connection:
    connection = dbapi.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=check_same_thread
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
        connection.executescript(_PRAGMAS)
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        check(connection)
    except BaseException:
        connection.close()
        raise
    return connection

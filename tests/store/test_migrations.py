"""Stepping the schema: once, in whole steps, from every version there ever was."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.store import migrations
from salesbook.store.driver import connect, dbapi
from salesbook.store.migrations import APPLICATION_ID, LATEST, SCHEMA
from salesbook.store.notebook import Notebook
from tests.factories import KEY, new_notebook

# The first step that does not exist yet.
NEXT = LATEST + 1


@pytest.fixture
def steps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of steps of our own, which starts with the real ones."""
    folder = tmp_path / "schema"
    shutil.copytree(SCHEMA, folder)
    monkeypatch.setattr(migrations, "SCHEMA", folder)
    return folder


def closed_notebook(folder: Path) -> Path:
    notebook = new_notebook(folder)
    notebook.close()
    return notebook.path


def step_of(folder: Path, number: int) -> Path:
    return folder / f"{number:03}.sql"


def to_latest(monkeypatch: pytest.MonkeyPatch, latest: int) -> None:
    monkeypatch.setattr(migrations, "LATEST", latest)
    monkeypatch.setattr("salesbook.store.notebook.LATEST", latest)


def test_there_is_one_file_for_each_version() -> None:
    assert [path.name for path in sorted(SCHEMA.glob("*.sql"))] == [
        step_of(SCHEMA, number).name for number in range(1, LATEST + 1)
    ]


def test_a_new_notebook_is_marked_as_ours_and_at_the_latest_schema(tmp_path: Path) -> None:
    notebook = Notebook.create(tmp_path / "book.salesbook", KEY)
    assert notebook.rows("PRAGMA user_version") == [(LATEST,)]
    assert notebook.rows("PRAGMA application_id") == [(APPLICATION_ID,)]
    notebook.close()


def test_a_notebook_that_is_up_to_date_is_opened_without_writing(tmp_path: Path) -> None:
    path = closed_notebook(tmp_path)
    before = path.read_bytes()
    Notebook.open(path, KEY).close()
    assert path.read_bytes() == before


def test_an_older_notebook_takes_only_the_steps_it_lacks(
    tmp_path: Path, steps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    notebook = new_notebook(tmp_path)
    notebook.keep("draft", "x")
    notebook.close()
    step_of(steps, NEXT).write_text(
        "CREATE TABLE extra (word TEXT NOT NULL) STRICT;\nINSERT INTO extra VALUES ('new');\n"
    )
    to_latest(monkeypatch, NEXT)
    for _ in range(2):
        again = Notebook.open(notebook.path, KEY)
        assert again.rows("PRAGMA user_version") == [(NEXT,)]
        assert again.rows("SELECT word FROM extra") == [("new",)]
        assert again.kept("draft") == "x"
        again.close()


def test_a_step_that_fails_leaves_the_one_before_it(
    tmp_path: Path, steps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = closed_notebook(tmp_path)
    step_of(steps, NEXT).write_text("CREATE TABLE extra (word TEXT) STRICT;\n")
    step_of(steps, NEXT + 1).write_text("DROP TABLE extra;\nINSERT INTO nowhere VALUES (1);\n")
    to_latest(monkeypatch, NEXT + 1)
    with pytest.raises(dbapi.OperationalError, match="nowhere"):
        Notebook.open(path, KEY)
    connection = connect(path, KEY)
    assert connection.execute("PRAGMA user_version").fetchone() == (NEXT,)
    assert connection.execute("SELECT count(*) FROM extra").fetchone() == (0,)
    connection.close()
    step_of(steps, NEXT + 1).write_text("INSERT INTO extra VALUES ('mended');\n")
    notebook = Notebook.open(path, KEY)
    assert notebook.rows("SELECT word FROM extra") == [("mended",)]
    notebook.close()


def test_opening_an_up_to_date_notebook_does_not_import_sqlite_utils(tmp_path: Path) -> None:
    path = closed_notebook(tmp_path)
    code = (
        "import sys; from pathlib import Path; from salesbook.store.notebook import Notebook\n"
        "Notebook.open(Path(sys.argv[1]), bytes(range(32))).close()\n"
        "sys.exit('sqlite_utils' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code, str(path)], cwd=Path(__file__).parents[2], check=False)
    assert ran.returncode == 0

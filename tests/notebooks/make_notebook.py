"""Make the saved notebook of the present schema: `python -m tests.notebooks.make_notebook`, once, before it is released.

Each later version has to open it. It holds one of every noun, is unprotected, and has an undone change in its journal.
"""

from __future__ import annotations

from pathlib import Path

from salesbook.domain.text import Text
from salesbook.operations.contacts import add_contact, delete_contact
from salesbook.store.keys import Unprotected, key_path
from salesbook.store.making import make_notebook
from salesbook.store.migrations import LATEST
from salesbook.system.secrets import Keychain
from tests.factories import profile
from tests.world import world

FOLDER = Path(__file__).parent


def main() -> None:
    """Write `schema-N.salesbook` and its key file, in the place of those that are there."""
    path = FOLDER / f"schema-{LATEST}.salesbook"
    for old in (path, key_path(path)):
        old.unlink(missing_ok=True)
    notebook, _ = make_notebook(path, (Unprotected(),), Keychain())
    it = world()
    with notebook.change(Text("Make a world")) as change:
        change.insert(*it.things)
    add_contact(notebook, profile("李雷", "139 0013 9000", "拜耳"))
    delete_contact(notebook, it.other)
    notebook.undo()
    notebook.keep("draft", "half a note")
    notebook.close()


if __name__ == "__main__":
    main()

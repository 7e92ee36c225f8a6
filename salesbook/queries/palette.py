"""What the one search field shows when nothing is typed: whom the rep dealt with last."""

from __future__ import annotations

from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.store.notebook import NotebookReader


def recent_contacts(notebook: NotebookReader, limit: int = 8) -> list[ContactLine]:
    """The contacts of the latest visits, newest first; then the latest added."""
    rows = notebook.rows(
        """SELECT p.contact_id FROM (SELECT id, key FROM visit ORDER BY key DESC LIMIT ?) v
           JOIN participation p ON p.visit_id = v.id ORDER BY v.key DESC, p.position""",
        limit * 4,
    )
    rows += notebook.rows("SELECT id FROM contact ORDER BY key DESC LIMIT ?", limit)
    ids = tuple(dict.fromkeys(row[0] for row in rows))[:limit]
    return list(contact_lines(notebook, ids).values())

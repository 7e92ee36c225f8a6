"""Who can be written to by post."""

from __future__ import annotations

from salesbook.domain.contact import Address
from salesbook.queries.contacts import ContactLine, contact_lines
from salesbook.store.notebook import NotebookReader

_WHOSE = """
    SELECT c.id FROM contact c
    WHERE EXISTS (SELECT 1 FROM address a WHERE a.contact_id = c.id AND trim(a.street || a.po_box || a.city) <> '')
        AND (?1 IS NULL OR c.id = ?1)
        AND (?2 IS NULL OR EXISTS (
            SELECT 1 FROM employment e WHERE e.contact_id = c.id AND e.organisation_id = ?2 AND e.to_day IS NULL))
    ORDER BY c.name, c.id
"""


def contacts_with_address(
    notebook: NotebookReader, contact_id: str | None = None, organisation_id: str | None = None
) -> list[tuple[ContactLine, Address]]:
    """Contacts by name with the address to write to: the preferred one, else that at work, else the first."""
    rows = notebook.rows(_WHOSE, contact_id, organisation_id)
    lines = contact_lines(notebook, tuple(row[0] for row in rows))
    return [(line, _to_write_to(notebook.of_contact(Address, one))) for one, line in lines.items()]


def _to_write_to(addresses: list[Address]) -> Address:
    full = [one for one in addresses if (one.street + one.po_box + one.city).strip()]
    return min(full, key=lambda one: (not one.preferred, one.label != "work", one.position))

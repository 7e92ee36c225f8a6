"""Offers that are still open."""

from __future__ import annotations

from salesbook.domain.purchase import Offer
from salesbook.store.notebook import NotebookReader


def open_offers(
    notebook: NotebookReader, contact_id: str | None = None, organisation_id: str | None = None
) -> list[Offer]:
    """By the day the answer is expected; those without one last."""
    return notebook.select(
        Offer,
        """state = 'open' AND (?1 IS NULL OR contact_id = ?1) AND (?2 IS NULL OR organisation_id = ?2)
           ORDER BY expected_by IS NULL, expected_by, given_on, id""",
        contact_id,
        organisation_id,
    )

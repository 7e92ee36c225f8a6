"""The referral tree of the notebook, and who referred whom."""

from __future__ import annotations

from salesbook.domain.referral import Referral
from salesbook.domain.referral_tree import Referred, referral_tree
from salesbook.store.notebook import NotebookReader


def referrals_as_tree(notebook: NotebookReader) -> tuple[Referred, ...]:
    """Who came by whom, the widest trees first."""
    return referral_tree(notebook.select(Referral), dict(notebook.rows(_NAMES)))


_NAMES = """
    SELECT id, name FROM contact WHERE id IN (SELECT contact_id FROM referral UNION SELECT to_contact_id FROM referral)
"""

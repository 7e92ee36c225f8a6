"""What counts as evidence: only what happened does. A visit that is planned, or did not happen, shows nothing of a stage."""

from __future__ import annotations

HAPPENED = "NOT EXISTS (SELECT 1 FROM visit WHERE visit.id = evidence.visit_id AND visit.state <> 'done')"
"""The condition on rows of `evidence`; what was seen outside any visit meets it. Older notebooks hold rows of plans."""

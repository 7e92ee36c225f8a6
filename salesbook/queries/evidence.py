"""What counts as evidence: only what happened does. A visit that is planned, or did not happen, shows nothing of a stage."""

from __future__ import annotations

from salesbook.domain.stage import STAGES

HAPPENED = "NOT EXISTS (SELECT 1 FROM visit WHERE visit.id = evidence.visit_id AND visit.state <> 'done')"
"""The condition on rows of `evidence`; what was seen outside any visit meets it. Older notebooks hold rows of plans."""

_IN_ORDER = "'" + " ".join(stage.value for stage in STAGES) + "'"

STEPPED_BACK = f"""
    SELECT max(back.day) FROM stage_change back WHERE back.contact_id = {{}}
    AND instr({_IN_ORDER}, coalesce(back.to_stage, '-')) < instr({_IN_ORDER}, back.from_stage)
"""
"""The day of the last step back of a contact, named by a column; `last_step_back`, where the history is not at hand."""

SPEAKS = f"{HAPPENED} AND day >= coalesce(({STEPPED_BACK.format('evidence.contact_id')}), '')"
"""The condition on rows of `evidence` that speak for a move: they happened, and not before the last step back."""

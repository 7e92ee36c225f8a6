"""The sections of the Insights page by group. A new section is one file and one line here; a lens comes by itself."""

from __future__ import annotations

from functools import partial

from salesbook.domain.lenses import LENSES
from salesbook.domain.text import Text
from salesbook.gui.insights.lens_section import LensSection
from salesbook.gui.insights.section import SectionGroup, SectionKind

GROUPS: tuple[SectionGroup, ...] = (
    SectionGroup(
        Text("Lenses"), tuple(SectionKind(lens.name, lens.words, partial(LensSection, lens)) for lens in LENSES)
    ),
)

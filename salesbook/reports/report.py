"""What a report is: `Options`, `Content`, `gather` and `compose`; and how its paper comes into being in a language.

A report's module has two frozen dataclasses and two functions: `Options` (what may be chosen), `Content` (what the paper says,
as facts), `gather(book, options, today) -> Content` and `compose(content, paper) -> Document`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from salesbook.reports.page import Paper
from salesbook.system.i18n import in_language

Content = TypeVar("Content")


@dataclass(frozen=True)
class Document:
    """A finished paper in memory, and the characters that the font lacks and that stand there as 〓."""

    pdf: bytes
    pages: int
    missing_glyphs: tuple[str, ...] = ()


def render(compose: Callable[[Content, Paper], Document], content: Content, *, language: str, paper: Paper) -> Document:
    """The content on paper, in a language that may differ from the one the program speaks."""
    with in_language(language):
        return compose(content, paper)

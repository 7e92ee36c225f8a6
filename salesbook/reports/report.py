"""What a report is, how its paper comes into being in a language, and how it is written to a file.

A report has frozen `Options` (what may be chosen, `options.py`), a frozen `Content` (what the paper says, as facts), and a
module with two functions, `gather(notebook, options, today, progress=silent) -> Content` and
`compose(content, paper, progress=silent) -> Document`. Words of ours stand in the content as `Text`s. `gather` calls
`progress(0, total)` for each visit or day it reads, `compose` calls `progress(done, total)` after each sheet; a `Cancelled`
from there passes through. A content without anything to print composes to one page that says so in one line. The list of
all reports is `REPORTS` in this package.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from salesbook.domain.text import Text
from salesbook.store.notebook import NotebookReader
from salesbook.system.i18n import in_language
from salesbook.system.progress import Progress, silent

if TYPE_CHECKING:
    from salesbook.reports.page import Paper

Content = TypeVar("Content")


@dataclass(frozen=True)
class Document:
    """A finished paper in memory, and the characters that the font lacks and that stand there as 〓."""

    pdf: bytes
    pages: int
    missing_glyphs: tuple[str, ...] = ()


class ReportGroup(Enum):
    """What reports are for, in the order in which the window lists them."""

    TAKE_ALONG = "take-along"
    VISITS = "visits"
    PEOPLE = "people"
    PAPER = "paper"


@dataclass(frozen=True)
class Report:
    """A report in the list: its name on the command line, its words, its options, and the module that does the work.

    The module is imported when the report is first gathered, reportlab when it is first composed. `icon` names a picture
    of `resources/icons` for the list in the window.
    """

    name: str
    words: Text
    options: type[Any]
    module: str
    group: ReportGroup = ReportGroup.VISITS
    icon: str = "file-text"

    def gather(self, notebook: NotebookReader, options: Any, today: date, progress: Progress = silent) -> Any:
        """What the paper says, as facts."""
        return self._module().gather(notebook, options, today, progress)

    def compose(self, content: Any, paper: Paper, progress: Progress = silent) -> Document:
        """The paper in the current language."""
        document: Document = self._module().compose(content, paper, progress)
        return document

    def _module(self) -> Any:
        return import_module(f"salesbook.reports.{self.module}")


def render(
    compose: Callable[[Content, Paper, Progress], Document],
    content: Content,
    *,
    language: str,
    paper: Paper,
    progress: Progress = silent,
) -> Document:
    """The content on paper, in a language that may differ from the one the program speaks."""
    with in_language(language):
        return compose(content, paper, progress)


def write(
    report: Report,
    notebook: NotebookReader,
    options: Any,
    today: date,
    path: Path,
    *,
    language: str,
    paper: Paper,
    progress: Progress = silent,
) -> Document:
    """Gather, compose and save a report, whole or not at all; raises Cancelled, and what `saving.save` raises.

    A cancelled report leaves the file as it was.
    """
    from salesbook.store.saving import save

    content = report.gather(notebook, options, today, progress)
    document = render(report.compose, content, language=language, paper=paper, progress=progress)
    save(document.pdf, path)
    return document

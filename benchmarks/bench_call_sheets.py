"""Call sheets, against reportlab's own paragraphs setting the same text.

Measured: `reports.call_sheet.compose` on the sheets of the sample notebook, each several times with other words, so that
no paragraph is set twice: breaking lines, fitting the page, rules, boxes, faces and the finished PDF.

Floor: every paragraph that stands on those sheets, set and drawn by reportlab's `Paragraph` with `wordWrap="CJK"`, in the
same font, size and width, as many pages, and the finished PDF. It is fair because both set the same strings and embed the
same font; the floor neither fits a page nor draws a rule. Pages per second must be at least half of the floor's.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from datetime import date, timedelta
from html import escape
from io import BytesIO
from math import inf
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.figure import Figure, compared, judge, report
from salesbook.operations.sample import make_sample
from salesbook.reports.call_sheet import compose, upper_part
from salesbook.reports.call_sheet_content import CallSheet, SheetVisit
from salesbook.reports.call_sheet_gather import gather
from salesbook.reports.call_sheet_head import sheet_foot, sheet_head
from salesbook.reports.call_sheet_lower import tick_rows, writing_room
from salesbook.reports.fonts import fonts
from salesbook.reports.marks import Words
from salesbook.reports.options import CallSheetOptions
from salesbook.reports.page import A4, LABEL_SIZE, measures
from salesbook.reports.parts import Desk
from salesbook.reports.setting import Line, Setter
from salesbook.store.notebook import Notebook
from salesbook.system.i18n import LANGUAGES, in_language, language

MARK = 2.0
KEY = bytes(range(32))
TODAY = date(2026, 11, 24)
TIMES = 2
ROUNDS = 5


def main() -> int:
    """Measure both languages, and judge."""
    sheets = [varied(visit, number) for number in range(TIMES) for visit in sample_sheets()]
    content = CallSheet(TODAY, tuple(sheets))
    return judge(*(figure(content, spoken) for spoken in LANGUAGES))


def figure(content: CallSheet, spoken: str) -> Figure:
    """The sheets in one language against their paragraphs."""
    with in_language(spoken):
        pages = [paragraphs(visit) for visit in content.visits]
        found = compared(
            f"{len(pages)} call sheets, {spoken}",
            lambda: compose(content, A4),
            lambda: set_by_reportlab(pages),
            MARK,
            ROUNDS,
        )
        report(f"a call sheet, {spoken}", found.measured / len(pages))
    return found


def sample_sheets() -> tuple[SheetVisit, ...]:
    """The sheets of all planned visits of the sample notebook."""
    with TemporaryDirectory(dir=Path(__file__).parent) as folder:
        notebook = Notebook.create(Path(folder) / "sample.salesbook", KEY)
        make_sample(notebook, TODAY)
        content = gather(notebook, CallSheetOptions(TODAY, TODAY + timedelta(days=60)), TODAY)
        notebook.close()
    return content.visits


def varied(value: Any, number: int) -> Any:
    """The same facts in words nobody has set yet: every text of some length ends in another number."""
    if isinstance(value, str):
        return f"{value} {number}" if len(value) > 6 else value
    if isinstance(value, tuple):
        return tuple(varied(one, number) for one in value)
    if is_dataclass(value) and not isinstance(value, type) and type(value).__module__.startswith("salesbook.reports"):
        return replace(value, **{field.name: varied(getattr(value, field.name), number) for field in fields(value)})
    return value


# Text with markup for reportlab, bold or not, size, width.
Set = tuple[str, bool, float, float]


def paragraphs(visit: SheetVisit) -> list[Set]:
    """Every paragraph that is printed on a sheet, as reportlab is told of it."""
    desk = Desk(Setter(), measures(language()))
    blocks = [block for block, _top in upper_part(desk, visit)]
    blocks += [
        sheet_head(desk, visit),
        tick_rows(desk, visit),
        writing_room(desk, visit, A4),
        sheet_foot(desk, visit, A4),
    ]
    printed = {id(mark.line) for block in blocks for mark in block.marks if isinstance(mark, Words)}
    known: dict[Any, tuple[Line, ...]] = {**desk.setter._known}
    return [
        paragraph(spans, size, width if width < inf else lines[0].width + 1)
        for (spans, size, width, _most, _balanced), lines in known.items()
        if any(id(line) in printed for line in lines)
    ]


def paragraph(spans: Any, size: Any, width: Any) -> Set:
    """The spans as markup: another weight or ink where it changes."""
    first = spans[0]
    marked = [
        escape(span.text)
        if (span.bold, span.ink) == (first.bold, first.ink)
        else f'<font name="{fonts().face(span.bold).name}" color="gray">{escape(span.text)}</font>'
        for span in spans
    ]
    return "".join(marked), first.bold, size, width


def set_by_reportlab(pages: Sequence[Sequence[Set]]) -> bytes:
    """The same strings in the same sizes and widths, set by reportlab alone."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Paragraph

    faces, data = fonts(), BytesIO()
    canvas: Any = Canvas(
        data,
        pagesize=(A4.width, A4.height),
        pageCompression=1,
        invariant=True,
        initialFontName=faces.regular.name,
        initialFontSize=LABEL_SIZE,
    )
    styles: dict[tuple[bool, float], Any] = {}
    for page in pages:
        for text, bold, size, width in page:
            if (bold, size) not in styles:
                name = faces.face(bold).name
                styles[bold, size] = ParagraphStyle(
                    f"{name}-{size}", fontName=name, fontSize=size, leading=size * 1.35, wordWrap="CJK"
                )
            made = Paragraph(text, styles[bold, size])
            _width, height = made.wrap(width, 10_000)
            made.drawOn(canvas, A4.left, A4.height / 2 - height)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


if __name__ == "__main__":
    sys.exit(main())

"""The pages being drawn: reportlab's canvas, measured from the left margin and the top, in memory."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from salesbook.reports.faces import draw_face
from salesbook.reports.fonts import Fonts, fonts
from salesbook.reports.marks import Block, Box, Dot, Face, Mark, Picture, Rule, Upright, Words
from salesbook.reports.page import LABEL_SIZE, Paper
from salesbook.reports.signs import Ink, clean

_BOX_LINE = 0.55
_DOT_LINE = 0.7
_TINT = 0.9
_SIGN_DOWN = 0.36  # of its size: from the middle of the box to the baseline of the sign


class Pad:
    """A document of one paper size. Identical drawing makes identical bytes: no clock, no random names."""

    def __init__(self, paper: Paper, title: str, language: str) -> None:
        from reportlab.pdfgen.canvas import Canvas

        self.paper = paper
        self.fonts: Fonts = fonts()
        self.pages = 0
        self._data = BytesIO()
        self._canvas: Any = Canvas(
            self._data,
            pagesize=(paper.width, paper.height),
            pageCompression=1,
            invariant=True,
            # Without this the document would name Helvetica, which is not embedded.
            initialFontName=self.fonts.regular.name,
            initialFontSize=LABEL_SIZE,
            lang=language.replace("_", "-"),
        )
        # A name in it may hold what UTF-8 has no bytes for, and controls no viewer should see.
        self._canvas.setTitle(clean(title).encode("utf-8", "replace").decode())
        self._canvas.setAuthor("Salesbook")
        self._canvas.setSubject("")
        self._canvas.setCreator("Salesbook")

    def draw(self, block: Block, y: float = 0.0, x: float = 0.0) -> None:
        """Draw a block with its top at `y`."""
        for mark in block.marks:
            self._draw(mark, x, y)

    def end_page(self) -> None:
        """Finish the page; what is drawn next stands on a new one."""
        self._canvas.showPage()
        self.pages += 1

    def finished(self) -> bytes:
        """The document. Nothing can be drawn afterwards."""
        self._canvas.save()
        return self._data.getvalue()

    def _draw(self, mark: Mark, x: float, y: float) -> None:
        left, top = self.paper.left + x + mark.x, self.paper.height - y - mark.y
        match mark:
            case Words():
                self._words(mark, left, top)
            case Rule():
                self._rule(mark, left, top)
            case Upright():
                self._pen(mark.ink, mark.weight)
                self._canvas.line(left, top, left, top - mark.height)
            case Box():
                self._pen(Ink.BLACK, _BOX_LINE)
                self._canvas.rect(left, top, mark.side, mark.side, stroke=1, fill=0)
            case Dot():
                self._dot(mark, left, top)
            case Face():
                draw_face(self._canvas, mark, left, top)
            case Picture():
                self._picture(mark, left, top)

    def _words(self, mark: Words, left: float, top: float) -> None:
        for run in mark.line.runs:
            self._canvas.setFillColorRGB(*run.ink.value)
            self._canvas.setFont(self.fonts.face(run.bold).name, mark.size)
            self._canvas.drawString(left + run.x, top, run.text)

    def _rule(self, mark: Rule, left: float, top: float) -> None:
        self._pen(mark.ink, mark.weight)
        self._canvas.setDash(list(mark.dots or ()))
        self._canvas.line(left, top, left + mark.width, top)
        self._canvas.setDash([])

    def _dot(self, mark: Dot, left: float, top: float) -> None:
        self._pen(Ink.BLACK, _DOT_LINE)
        self._canvas.setFillColorRGB(*(Ink.BLACK if mark.full else Ink.WHITE).value)
        radius = mark.diameter / 2 - (0 if mark.full else _DOT_LINE / 2)
        self._canvas.circle(left, top, radius, stroke=0 if mark.full else 1, fill=1)

    def _picture(self, mark: Picture, left: float, top: float) -> None:
        """The photo as large as its box allows; the file is foreign, so whatever is wrong with it leaves the sign."""
        from reportlab.lib.utils import ImageReader

        bottom = top - mark.height
        if mark.data:
            try:
                photo = ImageReader(BytesIO(mark.data))
                box = {"width": mark.width, "height": mark.height, "preserveAspectRatio": True, "anchor": "ne"}
                self._canvas.drawImage(photo, left, bottom, mask="auto", **box)
            except Exception:
                pass
            else:
                return
        self._canvas.setFillColorRGB(_TINT, _TINT, _TINT)
        self._canvas.rect(left, bottom, mark.width, mark.height, stroke=0, fill=1)
        middle = (mark.width - mark.sign.width) / 2
        sign = Words(0, 0, mark.sign, mark.sign_size)
        self._words(sign, left + middle, bottom + mark.height / 2 - mark.sign_size * _SIGN_DOWN)

    def _pen(self, ink: Ink, weight: float) -> None:
        self._canvas.setStrokeColorRGB(*ink.value)
        self._canvas.setLineWidth(weight)

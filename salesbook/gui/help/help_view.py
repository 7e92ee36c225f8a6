"""A page of the help: Markdown dressed in the window's type, links between pages, and nothing from anywhere else."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser

from salesbook.gui.help.topics import TOPICS, text_of
from salesbook.gui.theme import SIZES, Theme
from salesbook.system.i18n import gettext as _

_DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
_HEADINGS = {1: "title", 2: "subtitle"}


class HelpView(QTextBrowser):
    """`topic_wanted` carries the topic of a link that was followed."""

    topic_wanted = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.topic = ""
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setProperty("look", "help")
        self.document().setDocumentMargin(20)
        self.anchorClicked.connect(self._follow)

    def show_topic(self, topic: str) -> None:
        """Show a topic from its beginning."""
        self.topic = topic
        self.setAccessibleName(_("Help"))
        self.document().setMarkdown(text_of(topic), _DIALECT)
        _dress(self.document(), self._theme)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def find_next(self, words: str, *, back: bool = False) -> bool:
        """Go to the next place of some words on this page; False where there is none further on."""
        flags = QTextDocument.FindFlag.FindBackward if back else QTextDocument.FindFlag(0)
        return self.find(words, flags)

    def loadResource(self, _kind: int, _name: QUrl | str) -> Any:  # noqa: N802
        """No picture, style or page is fetched from anywhere."""
        return None

    def _follow(self, url: QUrl) -> None:
        topic = url.path().removesuffix(".md")
        if not url.scheme() and topic in TOPICS:
            self.topic_wanted.emit(topic)


def _dress(document: QTextDocument, theme: Theme) -> None:
    """The sizes and distances of the window instead of those of a browser."""
    document.setIndentWidth(20)
    _dress_tables(document, theme)
    for block in _blocks(document):
        size = _HEADINGS.get(block.blockFormat().headingLevel(), "body")
        shape = QTextBlockFormat()
        shape.setLineHeight(145, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        shape.setTopMargin(14 if size == "subtitle" else 0)
        shape.setBottomMargin(3 if block.textList() is not None else 8)
        QTextCursor(block).mergeBlockFormat(shape)
        for first, length, letters in _pieces(block):
            cursor = QTextCursor(document)
            cursor.setPosition(first)
            cursor.setPosition(first + length, QTextCursor.MoveMode.KeepAnchor)
            cursor.setCharFormat(_dressed(letters, size, theme))


def _dressed(letters: QTextCharFormat, size: str, theme: Theme) -> QTextCharFormat:
    """Letters in a size of the type table; what is to be typed in accent, because a font of fixed pitch has no Chinese signs."""
    letters.clearProperty(QTextCharFormat.Property.FontSizeAdjustment)
    letters.setProperty(QTextCharFormat.Property.FontPixelSize, theme.px(SIZES[size]))
    if size != "body" or letters.fontWeight() > QFont.Weight.Normal:
        letters.setFontWeight(QFont.Weight.DemiBold)
    if letters.fontFixedPitch():
        letters.setFontFixedPitch(False)
        letters.clearProperty(QTextCharFormat.Property.FontFamilies)
        letters.setForeground(QColor(theme.accent))
    return letters


def _blocks(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _pieces(block: QTextBlock) -> list[tuple[int, int, QTextCharFormat]]:
    """Where the pieces of a block stand, and their letters; collected first, because dressing them moves the pieces."""
    found = []
    pieces = block.begin()
    while not pieces.atEnd():
        piece = pieces.fragment()
        found.append((piece.position(), piece.length(), piece.charFormat()))
        pieces += 1
    return found


def _dress_tables(document: QTextDocument, theme: Theme) -> None:
    for frame in document.rootFrame().childFrames():
        if isinstance(frame, QTextTable):
            shape = frame.format()
            shape.setCellSpacing(0)
            # One line between two cells, and round them all.
            shape.setBorder(1)
            shape.setBorderCollapse(True)
            shape.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
            shape.setBorderBrush(QColor(theme.line))
            shape.setCellPadding(6)
            shape.setBottomMargin(12)
            frame.setFormat(shape)

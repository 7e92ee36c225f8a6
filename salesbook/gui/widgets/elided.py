"""Labels and buttons that cut their text where the room ends, and say the whole in the tool tip."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from salesbook.gui.words import Button, literal

# What is cut anyway need not be measured whole.
_LONGEST = 500


class ElidedLabel(QLabel):
    """A line of text of the notebook, shown literally."""

    def __init__(self, look: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        if look:
            self.setProperty("look", look)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def show_text(self, text: str) -> None:
        """Show a text, as much of it as fits."""
        self._whole = text
        self.setAccessibleName(text[:_LONGEST])
        self.updateGeometry()
        self._fit()

    def whole(self) -> str:
        """The text before it was cut."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the whole text."""
        flat = _flat(self._whole)
        self.ensurePolished()
        return QSize(self.fontMetrics().horizontalAdvance(flat) + 2, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Hardly anything."""
        return QSize(24, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        flat = _flat(self._whole)
        shown = _cut(self.fontMetrics(), flat, self.width())
        self.setText(shown)
        self.setToolTip(literal_tip(flat) if shown != flat else "")


class ElidedButton(Button):
    """A button whose words are cut where the room ends."""

    def __init__(self, look: str) -> None:
        super().__init__()
        self._whole = self._tip = ""
        self.setProperty("look", look)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(24)

    def show_text(self, text: str, name: str = "", tip: str = "") -> None:
        """Show words; `name` is what readers say, `tip` the tool tip where the whole words are not enough of one."""
        self._whole, self._tip = text, tip
        self.setToolTip(literal_tip(tip) if tip else "")
        self.setAccessibleName(name or text[:_LONGEST])
        self.setText(literal(_flat(text)))
        self.updateGeometry()

    def whole(self) -> str:
        """The words before they were cut."""
        return self._whole

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the whole words and the style's padding."""
        self.ensurePolished()
        wide = self.fontMetrics().horizontalAdvance(_flat(self._whole))
        picture = self.iconSize().width() + 6 if not self.icon().isNull() else 0
        return QSize(wide + picture + 10, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Hardly anything."""
        return QSize(24, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Cut anew."""
        super().resizeEvent(event)
        flat = _flat(self._whole)
        picture = self.iconSize().width() + 6 if not self.icon().isNull() else 0
        shown = _cut(self.fontMetrics(), flat, self.width() - picture - 8)
        self.setText(literal(shown))
        if not self._tip:
            self.setToolTip(literal_tip(flat) if shown != flat else "")


def _flat(text: str) -> str:
    return text[:_LONGEST].replace("\n", " ")


def _cut(metrics: QFontMetrics, text: str, width: int) -> str:
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)


def literal_tip(text: str) -> str:
    """A tool tip takes what looks like HTML for HTML; escaped inside a tag of ours it stays what was written."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<qt>{escaped}</qt>"

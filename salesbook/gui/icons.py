"""Icons: one SVG set (Lucide, ISC) and our faces, tinted by replacing `currentColor` before rendering."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from salesbook.domain.emotion import Emotion
from salesbook.gui.theme import grown
from salesbook.system.paths import resources

# Between an icon and the words of its button, beyond what Qt leaves there.
AIR = 4


def icon(name: str, colour: str, size: int = 16) -> QIcon:
    """An icon of the set in a colour, at a size in logical pixels; it holds the size it has beside larger text too."""
    made = QIcon(pixmap(name, colour, size))
    if grown(size) != size:
        made.addPixmap(pixmap(name, colour, grown(size)))
    return made


def icon_apart(name: str, colour: str, size: int = 16) -> QIcon:
    """An icon with air between it and the words of a button, whose size is `words.apart_size`."""
    ratio = QGuiApplication.instance().devicePixelRatio()  # type: ignore[union-attr]
    return QIcon(_rendered(name, colour, grown(size), ratio, grown(AIR)))


def pixmap(name: str, colour: str, size: int = 16) -> QPixmap:
    """The picture of an icon, sharp on this screen."""
    return _rendered(name, colour, size, QGuiApplication.instance().devicePixelRatio())  # type: ignore[union-attr]


def face(emotion: Emotion, colour: str, size: int = 20) -> QPixmap:
    """The face of an emotion."""
    return pixmap(f"faces/{emotion.value}", colour, size)


def program_icon() -> QIcon:
    """The icon of the program, in every size; a picture is read when it is drawn."""
    found = QIcon()
    for file in sorted((resources() / "desktop").glob("salesbook-*.png")):
        found.addFile(str(file))
    return found


@cache
def _rendered(name: str, colour: str, size: int, ratio: float, air: int = 0) -> QPixmap:
    text = (resources() / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    picture = QPixmap(round((size + air) * ratio), round(size * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(text.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return picture

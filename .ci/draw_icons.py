"""Draw resources/desktop/salesbook.svg in every size that systems ask for: PNG, and for Windows .ico, for macOS .icns.

    .venv/bin/python .ci/draw_icons.py

What it writes is kept in the repository, so that a build needs nothing to draw with.
"""

from __future__ import annotations

import os
from io import BytesIO
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "desktop"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512)
SMALL = 32
"""Up to this size the simpler picture is drawn."""


def drawn(size: int) -> bytes:
    """The icon as a PNG of so many pixels."""
    name = "salesbook-small" if size <= SMALL else "salesbook"
    picture = QImage(size, size, QImage.Format.Format_ARGB32_Premultiplied)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(str(FOLDER / f"{name}.svg")).render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")
    return bytes(buffer.data().data())


def main() -> None:
    """Write every file."""
    _app = QGuiApplication([])
    pictures = {size: drawn(size) for size in SIZES}
    for size, png in pictures.items():
        (FOLDER / f"salesbook-{size}.png").write_bytes(png)
    opened = [Image.open(BytesIO(pictures[size])) for size in SIZES]
    largest = opened[-1]
    ico = [one for one in opened if one.width <= 256]
    ico[-1].save(FOLDER / "salesbook.ico", sizes=[one.size for one in ico], append_images=ico[:-1])
    largest.save(FOLDER / "salesbook.icns", append_images=opened[:-1])


if __name__ == "__main__":
    main()

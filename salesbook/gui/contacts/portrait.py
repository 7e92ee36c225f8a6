"""A contact's portrait: the photo, or the last character of a Chinese given name, or initials. Pressed, it offers photos."""

from __future__ import annotations

import re
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QImageReader, QImageWriter, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QMenu

from salesbook.domain.contact import Photo, photo_of
from salesbook.domain.errors import Refused
from salesbook.domain.names import split_name
from salesbook.domain.search_text import HAN
from salesbook.domain.text import Text
from salesbook.domain.titles import title_at
from salesbook.gui.prompts import Prompts
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.theme import Theme, font_of
from salesbook.gui.words import Button, icon_size
from salesbook.operations.photos import set_photo
from salesbook.system.i18n import gettext as _

SIZE = 48
# A picture of a person, not of a wall: larger ones are made smaller before they are kept.
LARGEST = 512


class Portrait(Button):
    """Round, 48 px."""

    def __init__(self, session: Session, requests: Requests, theme: Theme) -> None:
        super().__init__()
        self._session, self._requests, self._theme = session, requests, theme
        self._contact = ""
        self._words = ""
        self._picture: QPixmap | None = None
        self.prompts = Prompts(self)
        self.setFixedSize(icon_size(SIZE))
        self.setAutoDefault(False)
        self.clicked.connect(lambda _checked=False: self._offer())

    def sizeHint(self) -> QSize:  # noqa: N802
        """Round: the style sheet knows the height of a button of words only."""
        return icon_size(SIZE)

    def show_contact(self, contact_id: str, name: str, photo: Photo | None) -> None:
        """Show a contact's portrait; a picture that cannot be read is as good as none."""
        self._contact, self._words = contact_id, sign_of(name)
        image = QImage.fromData(photo.data) if photo else QImage()
        self._picture = None if image.isNull() else QPixmap.fromImage(image)
        self.setAccessibleName(_("Photo of {name}").format(name=name[:100]))
        self.update()

    def choose(self, path: Path) -> None:
        """Take a picture from a file."""
        try:
            photo = photo_from(path)
        except Refused as refused:
            self._requests.refused.emit(refused)
            return
        self._set(photo, Text("Photo changed"))

    def remove(self) -> None:
        """Take the picture away."""
        self._set(None, Text("Photo removed"))

    def _set(self, photo: Photo | None, said: Text) -> None:
        self._session.do(set_photo, self._contact, photo, then=lambda _result: self._requests.said.emit(said))

    def _offer(self) -> None:
        menu = QMenu(self)
        menu.addAction(_("Choose a photo…")).triggered.connect(lambda _checked=False: self._ask())
        remove = menu.addAction(_("Remove the photo"))
        remove.setEnabled(self._picture is not None)
        remove.triggered.connect(lambda _checked=False: self.remove())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _ask(self) -> None:
        path = self.prompts.photo()
        if path is not None:
            self.choose(path)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        """A circle with the picture or the sign in it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(QColor(self._theme.line), 1))
        painter.setBrush(QColor(self._theme.hover if self.underMouse() else self._theme.sunken))
        painter.drawEllipse(box)
        if self._picture is not None:
            path = QPainterPath()
            path.addEllipse(box)
            painter.setClipPath(path)
            side = min(self._picture.width(), self._picture.height())
            left, top = (self._picture.width() - side) / 2, (self._picture.height() - side) / 2
            painter.drawPixmap(box, self._picture, QRectF(left, top, side, side))
            painter.setClipping(False)
        else:
            painter.setFont(font_of("title" if len(self._words) == 1 else "subtitle", bold=True))
            painter.setPen(QColor(self._theme.text))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, self._words)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(self._theme.focus), 2))
            painter.drawEllipse(box)
        painter.end()


def sign_of(name: str) -> str:
    """The last character of a Chinese given name, of the surname where a title is all that follows; else initials."""
    family, given = split_name(name[:200])
    if given and title_at(given, 0) == given:
        # 陈总 is Mr Chen.
        given = ""
    last = (given or family or name)[-1:]
    if last and _is_han(last):
        return last
    words = [word for word in (*given.split(), *family.split()) if word[:1].isalnum()]
    initials = [words[0][0], words[-1][0]] if len(words) > 1 else [word[0] for word in words[:1]]
    return "".join(initials).upper() or "?"


def _is_han(character: str) -> bool:
    return re.fullmatch(f"[{HAN}]", character) is not None


def photo_from(path: Path) -> Photo:
    """The picture in a file, made small enough to be kept; refuses what is no picture."""
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > LARGEST:
        reader.setScaledSize(size.scaled(QSize(LARGEST, LARGEST), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refused(Text("“{name}” is no picture that can be read; choose a JPEG or PNG file.", name=path.name))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    name, media_type = ("png", "image/png") if image.hasAlphaChannel() else ("jpg", "image/jpeg")
    writer = QImageWriter(buffer, QByteArray(name.encode()))
    writer.setQuality(88)
    writer.write(image)
    return photo_of(bytes(data.data()), media_type)

"""Photos on vCards. A photo that is only linked is never fetched, whatever the card says."""

from __future__ import annotations

import re

from salesbook.domain.contact import Photo, photo_of
from salesbook.formats.vcard_heads import Head
from salesbook.formats.vcard_lines import from_base64

_SIGNATURES = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"BM", "image/bmp"),
    (b"II*\0", "image/tiff"),
    (b"MM\0*", "image/tiff"),
)
_DATA_URI = re.compile(r"data:[^,]{0,200};base64\\?,", re.IGNORECASE)
_LINK = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")


def media_type_of(data: bytes) -> str | None:
    """The media type a picture's first bytes show, or None for what is no picture we know."""
    for signature, media_type in _SIGNATURES:
        if data.startswith(signature):
            return media_type
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    if data[4:12] in (b"ftypheic", b"ftypheix", b"ftypmif1"):
        return "image/heic"
    return None


def is_link(value: str, head: Head) -> bool:
    """Whether a PHOTO only says where the picture is."""
    if _DATA_URI.match(value) or head.encoding == "BASE64":
        return False
    return bool(_LINK.match(value)) or head.parameter("VALUE").lower() in ("uri", "url", "cid", "content-id")


def read_photo(value: str) -> Photo | None:
    """The picture in a base-64 value or a data: URI (RFC 2397), or None where it cannot be read."""
    uri = _DATA_URI.match(value)
    data = from_base64((value[uri.end() :] if uri else value).encode("ascii", "ignore"))
    media_type = media_type_of(data)
    return photo_of(data, media_type) if media_type else None

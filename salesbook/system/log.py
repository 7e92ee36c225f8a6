"""The log of errors of ours, in the home: what broke and where in the code, and nothing of what it was about."""

from __future__ import annotations

import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType

LOG = "salesbook.log"
# Bytes until it begins anew; what was there is kept once beside it.
LONGEST = 200_000
_PACKAGE = Path(__file__).resolve().parent.parent


class ErrorElsewhere(RuntimeError):
    """An error in another process, of which only its kind and its places came over."""

    def __init__(self, places: str = "") -> None:
        super().__init__(places.partition("\n")[0])
        self.places = places


def places_of(error: BaseException) -> str:
    """The type of an error and of what led to it, and the places in the code it came through.

    Never its message, nor anything a variable held: either may be text of the notebook. Folders outside the program are left
    out, because they name the user.
    """
    parts: list[str] = []
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        parts.append("\n".join((type(current).__name__, *_places(current.__traceback__))))
        if isinstance(current, ErrorElsewhere) and current.places:
            parts.append(current.places)
        current = current.__cause__ or (None if current.__suppress_context__ else current.__context__)
    return "\nafter ".join(parts)


def note(home: Path, at: datetime, text: str, *, aloud: bool = True) -> None:
    """Write an entry, and `aloud` to standard error too. A log that cannot be written is no second error."""
    file = home / LOG
    with suppress(OSError):
        if file.exists() and file.stat().st_size > LONGEST:
            file.replace(file.with_name(LOG + ".1"))
        with file.open("a", encoding="utf-8") as log:
            log.write(f"{at.isoformat(timespec='seconds')}\n{text}\n\n")
    if aloud and sys.stderr is not None:
        with suppress(OSError, ValueError):
            sys.stderr.write(text + "\n")


def _places(step: TracebackType | None) -> list[str]:
    places: list[str] = []
    while step is not None:
        code = step.tb_frame.f_code
        places.append(f"  {_file(code.co_filename)}:{step.tb_lineno} {code.co_name}")
        step = step.tb_next
    return places


def _file(name: str) -> str:
    """The file inside the program; of any other only its own name."""
    path = Path(name)
    # In a bundle code is named by its place in the package already.
    inside = path if not path.is_absolute() and path.parts[:1] == (_PACKAGE.name,) else None
    if inside is None and path.is_relative_to(_PACKAGE):
        inside = path.relative_to(_PACKAGE.parent)
    return inside.as_posix() if inside else path.name

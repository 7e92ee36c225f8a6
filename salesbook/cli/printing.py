"""What goes to the terminal or into a pipe: lines for people, one JSON document for scripts, and what went wrong.

Text of the notebook may hold anything an address book brought along, so no control sign of it reaches a terminal; and a
sign that the terminal's encoding lacks is shown as a question mark rather than failing after the work is done.
"""

from __future__ import annotations

import codecs
import errno
import io
import json
import re
import sys
from collections.abc import Iterable
from typing import Any

import click

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import Text

# A terminal obeys these (ECMA-48, C0 and C1); line ends and tabs are left to notes of several lines.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_UNSEEN = re.compile("[\x7f-\x9f]")


class AnswerNotWritten(SalesbookError):
    """What was asked for is done, and the disk or the device that should take the answer does not."""

    def __init__(self) -> None:
        super().__init__(
            Text(
                "It is done, but the answer could not be written; make room where it goes, and do not repeat a change."
            )
        )


def take_any_terminal() -> None:
    """Let a terminal of another encoding than UTF-8 show what it can."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")


def printable(text: str) -> str:
    """A text without the signs that a terminal would obey."""
    return _CONTROL.sub("\ufffd", text)


def document(data: Any) -> str:
    """A value as JSON; in ASCII where standard output is not UTF-8, so that no name is lost in it."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    in_ascii = codecs.lookup(encoding).name != "utf-8"
    text = json.dumps(data, ensure_ascii=in_ascii, indent=2)
    return _UNSEEN.sub(lambda sign: f"\\u{ord(sign[0]):04x}", text)


def write(lines: Iterable[str]) -> None:
    """Write lines to standard output. Raises AnswerNotWritten; a closed pipe is the program's end."""
    for line in lines:
        try:
            click.echo(line)
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            raise AnswerNotWritten from None

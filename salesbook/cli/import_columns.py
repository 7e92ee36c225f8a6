"""What is said on the command line of the columns of a table: `HEAD=MEANING`, alone or line by line in a file."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.formats.column_names import CHOICES
from salesbook.formats.columns import meaning_from
from salesbook.formats.encoding import file_text


def lines_of_map(name: str | None) -> list[str]:
    """What a file says, a column a line; empty lines and those that begin with # say nothing."""
    if not name:
        return []
    try:
        text = file_text(Path(name).read_bytes()).text
    except OSError:
        raise Refused(Text("The file “{name}” cannot be read; check its name.", name=name)) from None
    lines = (line.strip() for line in text.splitlines())
    return [line for line in lines if line and not line.startswith("#")]


def columns_said(said: Iterable[str]) -> dict[str, str]:
    """Meanings by the heads of their columns. The meaning stands behind the last `=`; the later of two counts."""
    found = {}
    for one in said:
        head, equals, meaning = (part.strip() for part in one.rpartition("="))
        if not equals or not head or meaning_from(meaning) is None:
            raise Refused(
                Text(
                    "“{said}” does not say what a column holds; write HEAD=MEANING with one of these: {meanings}.",
                    said=one,
                    meanings=", ".join(CHOICES),
                )
            )
        found[head] = meaning
    return found

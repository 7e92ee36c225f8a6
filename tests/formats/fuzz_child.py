"""Read hostile vCards in a process that may use only so much more memory than it begins with, and that a hang ends.

    python -m tests.formats.fuzz_child mutations 10000 SEED
    python -m tests.formats.fuzz_child file FILE

The last line it prints says how it went; it ends with 0 unless something was raised.
"""

from __future__ import annotations

import resource
import signal
import sys
from pathlib import Path

from salesbook.formats.format import UnreadableFile
from salesbook.formats.vcard import VCardImporter
from salesbook.formats.vcard_write_carried import carried
from salesbook.formats.vcard_write_lines import without_controls
from salesbook.system.progress import silent
from tests.formats.vcard_mutations import check_is_harmless, mutated_cards
from tests.formats.vcard_reading import batch
from tests.formats.vcard_writing import VERSIONS, told, written

MOST_MEMORY = 300_000_000
LONGEST_TIME = 2.0
WRITTEN_BACK_EVERY = 80


def allow_only_more_memory(more: int) -> None:
    """Bound the address space to what it is now and so many bytes more."""
    pages = int(Path("/proc/self/statm").read_text("ascii").split()[0])
    limit = pages * resource.getpagesize() + more
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def check_comes_back(data: bytes, version: str) -> None:
    """What was made of a mutated file is written and read again without a loss.

    But for lines kept with control characters: without them, they may make sense to the reader the second time.
    """
    try:
        first = [card.profile for card in batch(data).cards]
    except UnreadableFile:
        return
    lines = [line for profile in first for line in profile.card_properties]
    if first and all(without_controls(line.value) == line.value for line in lines):
        again = [card.profile for card in batch(written(*first, version=version)).cards]
        assert [told(profile) for profile in again] == [told(carried(profile)) for profile in first]


def read_mutations(number: int, seed: int) -> str:
    """Read so many mutated cards, each within the time."""
    cards = 0
    for count, data in enumerate(mutated_cards(number, seed)):
        signal.setitimer(signal.ITIMER_REAL, LONGEST_TIME)  # unanswered, the alarm ends the process
        cards += check_is_harmless(data)
        if count % WRITTEN_BACK_EVERY == 0:
            check_comes_back(data, VERSIONS[count // WRITTEN_BACK_EVERY % 2])
    signal.setitimer(signal.ITIMER_REAL, 0)
    return str(cards)


def read_file(path: Path) -> str:
    """The refusal of a file, or the number of its cards."""
    try:
        return str(len(VCardImporter().read(path.read_bytes(), path.name, silent).cards))
    except UnreadableFile as refusal:
        return str(refusal)


def main(mode: str, what: str, seed: str = "0") -> None:
    """Run a mode and print how it went."""
    if mode == "mutations":
        batch(b"BEGIN:VCARD\nFN;CHARSET=GBK:\xcd\xf5\nEND:VCARD\n")  # what is imported late is no memory of a card
        allow_only_more_memory(MOST_MEMORY)
        print(read_mutations(int(what), int(seed)))  # noqa: T201
    else:
        allow_only_more_memory(MOST_MEMORY)
        print(read_file(Path(what)))  # noqa: T201


if __name__ == "__main__":
    main(*sys.argv[1:])

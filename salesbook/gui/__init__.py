"""Everything Qt. Screens show what they asked, and ask again when told that something of that kind changed.

PySide6 6.12.0 takes None, True and False for immortal, as they are from Python 3.12 on (PEP 683): each call that returns
None takes a reference to it that nobody gave, and under 3.11 the program dies after some thousand calls ("deallocating
None"). So they get more references here than a window can ever use up.
"""

import sys

if sys.version_info < (3, 12):
    import ctypes

    for _immortal in (None, True, False):
        ctypes.c_ssize_t.from_address(id(_immortal)).value += 1 << 60

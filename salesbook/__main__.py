"""`python -m salesbook`, and what the built program begins with."""

import os
import sys

from salesbook.start import main

if getattr(sys, "frozen", False):
    # Work in a process of its own starts this program again, with words that only this function knows.
    import multiprocessing

    multiprocessing.freeze_support()
    # What we start (the mail program, the browser) is to find its own libraries, not those beside us.
    before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    os.environ.pop("LD_LIBRARY_PATH", None)
    if before is not None:
        os.environ["LD_LIBRARY_PATH"] = before

sys.exit(main())

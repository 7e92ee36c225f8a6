"""`python -m salesbook`, and what the built program begins with."""

import sys

from salesbook.start import main

if getattr(sys, "frozen", False):
    # Work in a process of its own starts this program again, with words that only this function knows.
    import multiprocessing

    multiprocessing.freeze_support()

sys.exit(main())

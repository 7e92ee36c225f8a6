"""`python -m salesbook`."""

import sys

from salesbook.start import main

sys.exit(main())

"""`python -m salesbook`."""

import sys

from salesbook.app import main

sys.exit(main())

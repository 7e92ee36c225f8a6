"""The program on a copy of the sample notebook."""

from tests.gui.preferences.conftest import sample as sample
from tests.gui.preferences.conftest import start as start

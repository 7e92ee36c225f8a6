"""A whole `salesbook today` on the sample, against the imports it cannot do without.

Measured: the console script as a process of its own, from start to exit, on the notebook that `demo` makes. Floor: the same
interpreter importing `sqlcipher3`, `click` and `dataclasses` and nothing else: the driver, the command line and the classes
of the domain are decided, so no start can be quicker. Both take turns, with compiled bytecode as an installed program has it.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.figure import compared, judge

MARK = 3.0
FLOOR = "import sqlcipher3, click, dataclasses"


def main() -> int:
    """Make the sample once, start both in turns, and judge."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    salesbook = Path(sys.executable).with_name("salesbook")

    def run(*words: str | Path) -> None:
        subprocess.run(words, check=True, stdout=subprocess.DEVNULL, env=environment)

    with TemporaryDirectory() as folder:
        run(salesbook, "--home", folder, "demo")
        today = (salesbook, "--home", folder, "--notebook", Path(folder) / "demo.salesbook", "today")
        figure = compared(
            "salesbook today, as a process",
            lambda: run(*today),
            lambda: run(sys.executable, "-c", FLOOR),
            MARK,
            rounds=31,
        )
    return judge(figure)


if __name__ == "__main__":
    sys.exit(main())

"""A notebook's key in a real keychain: gnome-keyring on a D-Bus session of its own, in a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

TOOLS = ("dbus-run-session", "gnome-keyring-daemon")
_MISSING = [tool for tool in TOOLS if shutil.which(tool) is None]

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or (bool(_MISSING) and "CI" not in os.environ),
    reason=f"needs a Secret Service; not here: {', '.join(_MISSING)} (apt: gnome-keyring libsecret-1-0 dbus)",
)

# A bus that starts no services by itself, so that the daemon is there when a test says so.
BUS = """<busconfig>
  <type>session</type>
  <listen>unix:tmpdir=/tmp</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>"""

# Started by the session and ended with it. With `--unlock` it makes or opens the login keyring with this password.
UNLOCKED = "printf pw | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1"
LOCKED = "gnome-keyring-daemon --start --foreground --components=secrets >/dev/null 2>&1"
NO_DAEMON = ""

# Looks, two hundred times at most, whether the daemon has its name on the bus.
UNTIL_THERE = (
    "for _ in $(seq 200); do dbus-send --session --print-reply --dest=org.freedesktop.DBus / "
    "org.freedesktop.DBus.NameHasOwner string:org.freedesktop.secrets 2>/dev/null | grep -q true && break; "
    "sleep 0.05; done"
)

WORK = """
import sys
from pathlib import Path
from salesbook.domain.errors import SalesbookError
from salesbook.store.keys import ByRecoveryWords, InKeychain, WaysIn, create_key_file, remove_slot, SlotKind, unlock
from salesbook.system.secrets import Keychain

act, path, words = sys.argv[1], Path(sys.argv[2]), sys.argv[3] or None
try:
    if act == "create":
        new = create_key_file(path, "book-1", (InKeychain(), ByRecoveryWords()), Keychain())
        print(new.key.hex(), *new.recovery_words)
    elif act == "remove":
        remove_slot(path, SlotKind.KEYCHAIN, Keychain())
    else:
        print(unlock(path, WaysIn(recovery_words=words), Keychain()).hex())
except SalesbookError as error:
    print(type(error).__name__)
"""


@dataclass(frozen=True)
class Desktop:
    """A home, in which sessions come and go."""

    home: Path

    @property
    def key_file(self) -> Path:
        return self.home / "book.salesbook-key"

    def session(self, *acts: str, daemon: str = UNLOCKED, words: str = "", bus: bool = True) -> list[str]:
        """What each act printed, in one session with this daemon, or without even a bus."""
        work = "; ".join(f'"$PYTHON" -c "$WORK" {act} "$KEY_FILE" "$WORDS"' for act in acts)
        script = f"{daemon} & ring=$!; {UNTIL_THERE}; {work}; kill $ring" if daemon else work
        config = self.home / "bus.conf"
        config.write_text(BUS)
        session = ["dbus-run-session", "--config-file", str(config), "--"] if bus else []
        ran = subprocess.run(
            # `timeout` ends the whole session, where subprocess would leave the daemon behind.
            ["timeout", "--kill-after=5", "30", *session, "bash", "-c", script],
            env=self._environment() | {"WORK": WORK, "WORDS": words},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=False,
        )
        assert "Traceback" not in ran.stderr
        return ran.stdout.splitlines()

    def _environment(self) -> dict[str, str]:
        """Nothing of the desktop the tests may be run from."""
        runtime = self.home / "run"
        runtime.mkdir(mode=0o700, exist_ok=True)
        return {
            "PATH": os.environ["PATH"],
            "HOME": str(self.home),
            "XDG_DATA_HOME": str(self.home / "data"),
            "XDG_CONFIG_HOME": str(self.home / "config"),
            "XDG_CACHE_HOME": str(self.home / "cache"),
            "XDG_RUNTIME_DIR": str(runtime),
            "PYTHON": sys.executable,
            "KEY_FILE": str(self.key_file),
        }


@pytest.fixture
def desktop(tmp_path: Path) -> Desktop:
    return Desktop(tmp_path)


def test_a_notebook_opens_again_in_another_session(desktop: Desktop) -> None:
    created, opened = desktop.session("create", "open")
    key, *words = created.split()
    assert len(words) == 24
    assert opened == key
    assert desktop.session("open") == [key]


@pytest.mark.parametrize("bus", [True, False], ids=["no daemon on the bus", "no bus"])
def test_without_a_secret_service_the_words_still_open_it(desktop: Desktop, bus: bool) -> None:
    [created] = desktop.session("create")
    key, *words = created.split()
    assert desktop.session("open", daemon=NO_DAEMON, bus=bus) == ["NoKeychain"]
    assert desktop.session("open", daemon=NO_DAEMON, bus=bus, words=" ".join(words)) == [key]


def test_a_locked_keyring_says_so_and_the_words_still_open_it(desktop: Desktop) -> None:
    [created] = desktop.session("create")
    key, *words = created.split()
    assert desktop.session("open", daemon=LOCKED) == ["KeychainLocked"]
    assert desktop.session("open", daemon=LOCKED, words=" ".join(words)) == [key]


def test_a_locked_or_missing_keychain_makes_no_notebook(desktop: Desktop) -> None:
    assert desktop.session("create", daemon=NO_DAEMON) == ["NoKeychain"]
    assert not desktop.key_file.exists()
    assert desktop.session("create", daemon=LOCKED) == ["KeychainLocked"]
    assert not desktop.key_file.exists()


def test_a_keyring_made_anew_no_longer_holds_the_key(desktop: Desktop) -> None:
    assert len(desktop.session("create")) == 1
    shutil.rmtree(desktop.home / "data")
    assert desktop.session("open") == ["KeychainEntryMissing"]


def test_a_removed_slot_leaves_nothing_in_the_keychain(desktop: Desktop) -> None:
    desktop.session("create")
    kept = desktop.key_file.read_bytes()
    desktop.session("remove")
    desktop.key_file.write_bytes(kept)
    assert desktop.session("open") == ["KeychainEntryMissing"]

"""What opening a notebook imports: as little as its slot needs."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from salesbook.store.keys import (
    InKeychain,
    Unprotected,
    create_key_file,
    key_path,
)
from tests.store.key_parts import NOTEBOOK, MemorySecrets, password


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return key_path(tmp_path / "book.salesbook")


def test_an_unprotected_key_opens_with_the_standard_library_alone(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (Unprotected(),), MemorySecrets())
    code = (
        "import sys; from pathlib import Path; from salesbook.store.unlocking import WaysIn, unlock;"
        "from salesbook.system.secrets import Keychain;"
        f"unlock(Path({str(path)!r}), WaysIn(), Keychain());"
        "print(*{name.split('.')[0] for name in sys.modules} & {'cryptography', 'mnemonic', 'keyring', 'babel'})"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""


def test_a_keychain_slot_opens_without_argon2_or_the_word_list(path: Path) -> None:
    secrets = MemorySecrets()
    create_key_file(path, NOTEBOOK, (InKeychain(), password()), secrets)
    code = f"""
import sys
from pathlib import Path
from salesbook.store.keys import WaysIn, unlock
class Kept:
    def get(self, account): return {next(iter(secrets.kept.values()))!r}
assert len(unlock(Path({str(path)!r}), WaysIn(), Kept())) == 32
print(*set(sys.modules) & {{"cryptography.hazmat.primitives.kdf.argon2", "mnemonic"}})
"""
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == ""

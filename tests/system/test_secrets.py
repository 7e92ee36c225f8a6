"""The keychain through keyring: which failures mean «none here», and which «locked»."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends.fail import Keyring as NoBackend
from keyring.backends.null import Keyring as NullBackend
from keyring.errors import InitError, KeyringError, KeyringLocked, NoKeyringError, PasswordDeleteError, PasswordSetError

from salesbook.system.secrets import SERVICE, Keychain, SecretsLocked, SecretsUnavailable


class InMemory(KeyringBackend):
    """A backend of keyring as a test needs it: a dictionary, which may be out of order."""

    # Below that of no keychain at all: keyring finds every class there is, and must choose this one for no other test.
    priority = -1

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.trouble: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._work()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._work()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._work()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError

    def _work(self) -> None:
        if self.trouble is not None:
            raise self.trouble


@pytest.fixture(autouse=True)
def own_backend_again() -> Iterator[None]:
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


@pytest.fixture
def backend() -> InMemory:
    backend = InMemory()
    keyring.set_keyring(backend)
    return backend


def test_a_secret_is_kept_under_our_name_given_back_and_forgotten(backend: InMemory) -> None:
    keychain = Keychain()
    assert keychain.get("book/1") is None
    keychain.set("book/1", "密钥")
    assert backend.kept == {(SERVICE, "book/1"): "密钥"}
    assert keychain.get("book/1") == "密钥"
    keychain.delete("book/1")
    keychain.delete("book/1")
    assert keychain.get("book/1") is None


def test_the_backend_says_its_name(backend: InMemory) -> None:
    assert Keychain().backend_name() == backend.name


@pytest.mark.parametrize("trouble", [InitError("prompt dismissed"), KeyringLocked()])
def test_a_keychain_nobody_opened_is_locked(backend: InMemory, trouble: Exception) -> None:
    backend.trouble = trouble
    with pytest.raises(SecretsLocked):
        Keychain().get("book/1")
    with pytest.raises(SecretsLocked):
        Keychain().set("book/1", "secret")
    with pytest.raises(SecretsLocked):
        Keychain().delete("book/1")


@pytest.mark.parametrize(
    "trouble",
    [NoKeyringError(), PasswordSetError(), KeyringError(), OSError("the bus is gone"), ValueError("from a backend")],
    ids=lambda trouble: type(trouble).__name__,
)
def test_any_other_failure_means_there_is_no_keychain(backend: InMemory, trouble: Exception) -> None:
    backend.trouble = trouble
    with pytest.raises(SecretsUnavailable):
        Keychain().get("book/1")
    with pytest.raises(SecretsUnavailable):
        Keychain().set("book/1", "secret")
    with pytest.raises(SecretsUnavailable):
        Keychain().delete("book/1")


def test_a_system_without_a_keychain_is_told() -> None:
    keyring.set_keyring(NoBackend())  # type: ignore[no-untyped-call]
    with pytest.raises(SecretsUnavailable):
        Keychain().get("book/1")


def test_a_backend_that_silently_keeps_nothing_is_no_keychain() -> None:
    keyring.set_keyring(NullBackend())  # type: ignore[no-untyped-call]
    with pytest.raises(SecretsUnavailable):
        Keychain().set("book/1", "secret")


def test_knowing_the_keychain_does_not_import_keyring() -> None:
    code = "import sys; from salesbook.system.secrets import Keychain; Keychain(); print('keyring' in sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"

"""The keychain of the system: Windows Credential Manager, macOS Keychain, or the Secret Service of a Linux desktop."""

from __future__ import annotations

from typing import Protocol

SERVICE = "Salesbook"


class SecretsUnavailable(Exception):
    """There is no keychain, or it does not work, or it does not keep what it is given."""


class SecretsLocked(Exception):
    """There is a keychain, and it is locked: the user did not open it."""


class Secrets(Protocol):
    """A place that keeps small secrets by account name. All raise SecretsUnavailable or SecretsLocked."""

    def backend_name(self) -> str:
        """Which keychain this is, for people: secrets do not move when a system changes to another one."""

    def get(self, account: str) -> str | None:
        """The secret, or None where there is none."""

    def set(self, account: str, secret: str) -> None:
        """Keep a secret, in place of the one there was."""

    def delete(self, account: str) -> None:
        """Forget a secret; nothing happens where there is none."""


class Keychain:
    """The system's own keychain, under the service name «Salesbook»."""

    def backend_name(self) -> str:
        """The name of the backend in use, such as `SecretService Keyring`."""
        import keyring

        try:
            return keyring.get_keyring().name
        except Exception as error:
            raise _sorted(error) from error

    def get(self, account: str) -> str | None:
        """The secret, or None where there is none."""
        import keyring

        try:
            return keyring.get_password(SERVICE, account)
        except Exception as error:
            raise _sorted(error) from error

    def set(self, account: str, secret: str) -> None:
        """Keep a secret, and read it back: keyring's null backend takes everything and keeps nothing."""
        import keyring

        try:
            keyring.set_password(SERVICE, account, secret)
        except Exception as error:
            raise _sorted(error) from error
        if self.get(account) != secret:
            raise SecretsUnavailable

    def delete(self, account: str) -> None:
        """Forget a secret; nothing happens where there is none."""
        import keyring
        from keyring.errors import PasswordDeleteError

        try:
            keyring.delete_password(SERVICE, account)
        except PasswordDeleteError:
            return
        except Exception as error:
            raise _sorted(error) from error


def _sorted(error: Exception) -> SecretsUnavailable | SecretsLocked:
    """Which of the two a failure is. Besides keyring's own, backends leak errors of D-Bus, of COM and of the system.

    A Secret Service whose prompt is refused, or that has nobody to show it, fails to start with an InitError.
    """
    from keyring.errors import InitError, KeyringLocked

    return SecretsLocked() if isinstance(error, (InitError, KeyringLocked)) else SecretsUnavailable()

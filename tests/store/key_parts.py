"""What the tests of keys share: cheap passwords, and a place for secrets in memory."""

from __future__ import annotations

from dataclasses import dataclass, field

from salesbook.store.keys import (
    ByPassword,
    PasswordCost,
    WaysIn,
)

NOTEBOOK = "019abcde-0000-7000-8000-000000000001"
CHEAP = PasswordCost(memory_kib=32, iterations=1, lanes=1)
NOTHING = WaysIn()


@dataclass
class MemorySecrets:
    """A keychain in memory, which can be out of order."""

    kept: dict[str, str] = field(default_factory=dict)
    trouble: type[Exception] | None = None

    def backend_name(self) -> str:
        return "Memory"

    def get(self, account: str) -> str | None:
        self._work()
        return self.kept.get(account)

    def set(self, account: str, secret: str) -> None:
        self._work()
        self.kept[account] = secret

    def delete(self, account: str) -> None:
        self._work()
        self.kept.pop(account, None)

    def _work(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def password(words: str = "正确 horse") -> ByPassword:
    return ByPassword(words, CHEAP)

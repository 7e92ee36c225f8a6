"""The changes of the ways to unlock: what each says, what it asks for, and what it does to the key file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from salesbook.domain.text import Text
from salesbook.store.keys import (
    ByPassword,
    ByRecoveryWords,
    InKeychain,
    NewKey,
    Protection,
    SlotKind,
    WaysIn,
    add_slot,
    protect,
    refuse_removal,
    remove_slot,
    slots_of,
)
from salesbook.system.secrets import Keychain

NAMES = {
    SlotKind.UNPROTECTED: Text("No protection"),
    SlotKind.PASSWORD: Text("Password"),
    SlotKind.KEYCHAIN: Text("Keychain of this computer"),
    SlotKind.RECOVERY: Text("Recovery words"),
}
_BY_ITSELF = frozenset({SlotKind.UNPROTECTED, SlotKind.KEYCHAIN})

# What the dialog gives: the ways that were typed, and a new password where one was asked for.
Work = Callable[[WaysIn, str], NewKey | None]


@dataclass(frozen=True)
class WayChange:
    """One change. `asks` are the ways of which one must be typed; `done` is what the toast says."""

    title: Text
    why: Text
    act: Text
    done: Text
    work: Work
    asks: tuple[SlotKind, ...] = ()
    new_password: bool = False
    removes: bool = False


def setting_password(path: Path) -> WayChange:
    """A first password, or another one in its place; the old password or the recovery words confirm it."""
    kinds = slots_of(path)
    if SlotKind.UNPROTECTED in kinds:
        return WayChange(
            Text("Protect by a password"),
            Text(
                "From then on the notebook opens by this password, and by recovery words that are shown once. Whoever"
                " copied its files before can still open those copies."
            ),
            Text("Protect"),
            Text("The notebook is protected"),
            lambda _ways, new: protect(path, (ByPassword(new), ByRecoveryWords()), Keychain()),
            new_password=True,
        )
    is_new = SlotKind.PASSWORD not in kinds
    return WayChange(
        Text("Set a password") if is_new else Text("Change the password"),
        Text("Choose one of 8 characters or more. Backups made before open by what opened them then."),
        Text("Set") if is_new else Text("Change"),
        Text("Password set") if is_new else Text("Password changed"),
        lambda ways, new: add_slot(path, ByPassword(new), ways, Keychain()),
        _typed(kinds) if not is_new else _asked(kinds),
        new_password=True,
    )


def adding_keychain(path: Path) -> WayChange:
    """Let the system's keychain open it; a notebook that lay open gets recovery words too, for the keychain is never alone."""
    kinds = slots_of(path)
    if SlotKind.UNPROTECTED in kinds:
        wanted: tuple[Protection, ...] = (InKeychain(), ByRecoveryWords())
        return WayChange(
            Text("Protect by the keychain"),
            Text(
                "From then on the notebook opens by itself where you are logged in to this computer, and elsewhere by"
                " recovery words that are shown once. Whoever copied its files before can still open those copies."
            ),
            Text("Protect"),
            Text("The notebook is protected"),
            lambda _ways, _new: protect(path, wanted, Keychain()),
        )
    return WayChange(
        Text("Add the keychain"),
        Text("The notebook then opens by itself where you are logged in to this computer."),
        Text("Add"),
        Text("Keychain added"),
        lambda ways, _new: add_slot(path, InKeychain(), ways, Keychain()),
        _asked(kinds),
    )


def making_words(path: Path) -> WayChange:
    """New recovery words; the old ones stop to count."""
    kinds = slots_of(path)
    is_new = SlotKind.RECOVERY not in kinds
    return WayChange(
        Text("Make recovery words") if is_new else Text("Make new recovery words"),
        Text("24 words are made up and shown once, to be printed or written down.")
        if is_new
        else Text("24 new words are made up and shown once. The sheet you have opens the notebook no more."),
        Text("Make"),
        Text("Recovery words made"),
        lambda ways, _new: add_slot(path, ByRecoveryWords(), ways, Keychain()),
        _asked(kinds),
    )


def removing(path: Path, kind: SlotKind) -> WayChange:
    """Take a way away, where another that opens stays; raises LastWayIn or KeychainAlone."""
    refuse_removal(path, kind)
    stay = tuple(one for one in slots_of(path) if one is not kind)
    return WayChange(
        Text("Remove: {way}", way=NAMES[kind]),
        Text("The notebook then opens by: {ways}.", ways=tuple(NAMES[one] for one in stay)),
        Text("Remove"),
        Text("Removed: {way}", way=NAMES[kind]),
        lambda ways, _new: remove_slot(path, kind, Keychain(), ways),
        _asked(stay),
        removes=True,
    )


def _asked(kinds: tuple[SlotKind, ...]) -> tuple[SlotKind, ...]:
    """What must be typed to open a notebook that does not open by itself."""
    return () if _BY_ITSELF & set(kinds) else _typed(kinds)


def _typed(kinds: tuple[SlotKind, ...]) -> tuple[SlotKind, ...]:
    return tuple(kind for kind in (SlotKind.PASSWORD, SlotKind.RECOVERY) if kind in kinds)

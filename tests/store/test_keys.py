"""Making a notebook's key, opening it by each of its slots, and what is said when none opens."""

from __future__ import annotations

import json
import os
import random
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.store import errors, key_file
from salesbook.store.keys import (
    ByPassword,
    ByRecoveryWords,
    InKeychain,
    Protection,
    SlotKind,
    Unprotected,
    WaysIn,
    add_slot,
    change_password,
    create_key_file,
    key_path,
    remove_slot,
    slots_of,
    unlock,
)
from salesbook.system.secrets import SecretsLocked, SecretsUnavailable
from tests.store.key_parts import NOTEBOOK, NOTHING, MemorySecrets, password


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return key_path(tmp_path / "book.salesbook")


def test_the_key_file_lies_beside_the_notebook() -> None:
    assert key_path(Path("/somewhere/book.salesbook")) == Path("/somewhere/book.salesbook-key")


@pytest.mark.parametrize(
    ("protections", "kinds"),
    [
        ((Unprotected(),), (SlotKind.UNPROTECTED,)),
        ((password(),), (SlotKind.PASSWORD,)),
        ((ByRecoveryWords(),), (SlotKind.RECOVERY,)),
        ((InKeychain(), ByRecoveryWords()), (SlotKind.RECOVERY, SlotKind.KEYCHAIN)),
        ((password(), InKeychain(), ByRecoveryWords()), (SlotKind.PASSWORD, SlotKind.RECOVERY, SlotKind.KEYCHAIN)),
    ],
)
def test_every_slot_opens_the_book_by_itself(
    path: Path, protections: tuple[Protection, ...], kinds: tuple[SlotKind, ...]
) -> None:
    secrets = MemorySecrets()
    new = create_key_file(path, NOTEBOOK, protections, secrets)

    assert slots_of(path) == kinds
    assert len(new.key) == 32
    if SlotKind.PASSWORD in kinds:
        assert unlock(path, WaysIn(password="正确 horse"), MemorySecrets()) == new.key
    if SlotKind.RECOVERY in kinds:
        assert new.recovery_words is not None
        assert unlock(path, WaysIn(recovery_words=" ".join(new.recovery_words)), MemorySecrets()) == new.key
    if SlotKind.KEYCHAIN in kinds or SlotKind.UNPROTECTED in kinds:
        assert unlock(path, NOTHING, secrets) == new.key


def test_two_notebooks_never_share_a_key(tmp_path: Path) -> None:
    keys = {create_key_file(tmp_path / str(n), NOTEBOOK, (Unprotected(),), MemorySecrets()).key for n in range(50)}
    assert len(keys) == 50


def test_the_keychain_is_never_the_only_way_in(path: Path) -> None:
    secrets = MemorySecrets()
    with pytest.raises(errors.KeychainAlone):
        create_key_file(path, NOTEBOOK, (InKeychain(),), secrets)
    assert not path.exists()
    assert not secrets.kept


def test_a_key_file_is_never_written_over(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (Unprotected(),), MemorySecrets())
    before = path.read_bytes()
    with pytest.raises(errors.KeyFileExists):
        create_key_file(path, NOTEBOOK, (Unprotected(),), MemorySecrets())
    assert path.read_bytes() == before


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_only_the_owner_may_read_the_key_file(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (Unprotected(),), MemorySecrets())
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_a_protected_key_is_nowhere_in_its_file(path: Path) -> None:
    new = create_key_file(path, NOTEBOOK, (password("secret-word"), ByRecoveryWords()), MemorySecrets())
    content = path.read_text()
    assert new.key.hex() not in content
    assert "secret-word" not in content
    assert new.recovery_words is not None
    assert " ".join(new.recovery_words[:2]) not in content


def test_secrets_do_not_show_when_printed() -> None:
    shown = repr((WaysIn("hush-a", "hush-b"), ByPassword("hush-c")))
    assert "hush" not in shown


@pytest.mark.parametrize("typed", ["wrong", "", "正确  horse", "正确 Horse"])
def test_a_wrong_password_says_so(path: Path, typed: str) -> None:
    create_key_file(path, NOTEBOOK, (password(),), MemorySecrets())
    with pytest.raises(errors.WrongPassword, match="password is wrong"):
        unlock(path, WaysIn(password=typed), MemorySecrets())


def test_a_password_opens_however_the_keyboard_composes_its_letters(path: Path) -> None:
    new = create_key_file(path, NOTEBOOK, (password("caf\u00e9"),), MemorySecrets())
    assert unlock(path, WaysIn(password="cafe\u0301"), MemorySecrets()) == new.key


def test_an_empty_password_is_refused(path: Path) -> None:
    with pytest.raises(errors.PasswordEmpty):
        create_key_file(path, NOTEBOOK, (password(""),), MemorySecrets())
    assert not path.exists()


def test_without_a_way_in_the_ways_are_listed(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (password(), ByRecoveryWords()), MemorySecrets())
    with pytest.raises(errors.NotebookLocked) as locked:
        unlock(path, NOTHING, MemorySecrets())
    assert type(locked.value) is errors.NotebookLocked
    assert dict(locked.value.text.values)["ways"] == (
        Text("the password"),
        Text("the recovery words"),
    )


def test_a_missing_key_file_says_where_it_belongs(path: Path) -> None:
    with pytest.raises(errors.KeyFileMissing, match="put it beside the notebook"):
        unlock(path, NOTHING, MemorySecrets())


def test_something_else_in_place_of_the_key_file_is_told(path: Path) -> None:
    path.mkdir()
    with pytest.raises(errors.KeyFileUnreadable):
        unlock(path, NOTHING, MemorySecrets())


@pytest.fixture
def words_and_key(path: Path) -> tuple[tuple[str, ...], bytes]:
    new = create_key_file(path, NOTEBOOK, (ByRecoveryWords(),), MemorySecrets())
    assert new.recovery_words is not None
    return new.recovery_words, new.key


def test_recovery_words_are_24_of_the_english_list(words_and_key: tuple[tuple[str, ...], bytes]) -> None:
    from mnemonic import Mnemonic

    words, _key = words_and_key
    assert len(words) == 24
    assert Mnemonic("english").check(" ".join(words))


def test_recovery_words_open_however_they_are_typed(path: Path, words_and_key: tuple[tuple[str, ...], bytes]) -> None:
    words, key = words_and_key
    numbered = "\n".join(f"{place}. {word.upper()}" for place, word in enumerate(words, start=1))
    for typed in ("  ".join(words), ", ".join(words).title(), numbered, "、".join(words) + "\r\n"):
        assert unlock(path, WaysIn(recovery_words=typed), MemorySecrets()) == key


def test_a_word_that_is_not_in_the_list_is_named(path: Path, words_and_key: tuple[tuple[str, ...], bytes]) -> None:
    words, _key = words_and_key
    typed = " ".join((*words[:6], "abandom", *words[7:]))
    with pytest.raises(errors.WrongRecoveryWords, match="Word 7, “abandom”"):
        unlock(path, WaysIn(recovery_words=typed), MemorySecrets())


@pytest.mark.parametrize("count", [0, 1, 12, 23, 25, 48])
def test_too_few_or_too_many_words_are_counted(
    path: Path, words_and_key: tuple[tuple[str, ...], bytes], count: int
) -> None:
    words, _key = words_and_key
    typed = " ".join((words * 2)[:count])
    with pytest.raises(errors.WrongRecoveryWords, match=rf"There (is|are) {count} "):
        unlock(path, WaysIn(recovery_words=typed), MemorySecrets())


def test_swapped_or_mistaken_words_never_open_a_book(path: Path, words_and_key: tuple[tuple[str, ...], bytes]) -> None:
    from mnemonic import Mnemonic

    words, key = words_and_key
    book = Mnemonic("english").wordlist
    chance = random.Random(24)
    told: set[str] = set()
    for _ in range(300):
        place, other = chance.sample(range(24), 2)
        typed = list(words)
        if chance.random() < 0.5:
            typed[place], typed[other] = typed[other], typed[place]
        else:
            typed[place] = chance.choice(book)
        if tuple(typed) == words:
            assert unlock(path, WaysIn(recovery_words=" ".join(typed)), MemorySecrets()) == key
            continue
        with pytest.raises(errors.WrongRecoveryWords) as wrong:
            unlock(path, WaysIn(recovery_words=" ".join(typed)), MemorySecrets())
        told.add(wrong.value.text.msgid)
    # One in 256 passes the checksum of BIP-39 and is then told by the key itself.
    assert any("do not fit together" in text for text in told)


def test_words_of_another_notebook_are_told_apart(path: Path, tmp_path: Path) -> None:
    create_key_file(path, NOTEBOOK, (ByRecoveryWords(),), MemorySecrets())
    other = create_key_file(tmp_path / "other-key", NOTEBOOK, (ByRecoveryWords(),), MemorySecrets())
    assert other.recovery_words is not None
    with pytest.raises(errors.WrongRecoveryWords, match="another notebook"):
        unlock(path, WaysIn(recovery_words=" ".join(other.recovery_words)), MemorySecrets())


@settings(max_examples=300, deadline=None)
@given(typed=st.text(max_size=200))
def test_no_typed_text_raises_anything_but_a_sentence(typed: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.getbasetemp() / "hostile-key"
    if not path.exists():
        create_key_file(path, NOTEBOOK, (password(), ByRecoveryWords()), MemorySecrets())
    for ways in (WaysIn(password=typed), WaysIn(recovery_words=typed)):
        with pytest.raises(errors.NotebookLocked):
            unlock(path, ways, MemorySecrets())


@pytest.mark.parametrize(
    ("trouble", "error"), [(SecretsUnavailable, errors.NoKeychain), (SecretsLocked, errors.KeychainLocked)]
)
def test_a_keychain_out_of_order_names_the_other_ways(
    path: Path, trouble: type[Exception], error: type[SalesbookError]
) -> None:
    secrets = MemorySecrets()
    new = create_key_file(path, NOTEBOOK, (InKeychain(), password()), secrets)
    secrets.trouble = trouble
    with pytest.raises(error, match="open the notebook with") as told:
        unlock(path, NOTHING, secrets)
    assert dict(told.value.text.values)["ways"] == (Text("the password"),)
    assert unlock(path, WaysIn(password="正确 horse"), secrets) == new.key


@pytest.mark.parametrize(
    ("trouble", "error"), [(SecretsUnavailable, errors.NoKeychain), (SecretsLocked, errors.KeychainLocked)]
)
def test_making_a_notebook_without_a_working_keychain_leaves_nothing_behind(
    path: Path, trouble: type[Exception], error: type[SalesbookError]
) -> None:
    with pytest.raises(error, match="password"):
        create_key_file(path, NOTEBOOK, (InKeychain(), ByRecoveryWords()), MemorySecrets(trouble=trouble))
    assert not list(path.parent.iterdir())


@pytest.mark.parametrize("entry", [None, "", "not hex", "00" * 32, "00"])
def test_an_entry_that_is_gone_or_not_ours_is_told(path: Path, entry: str | None) -> None:
    secrets = MemorySecrets()
    create_key_file(path, NOTEBOOK, (InKeychain(), ByRecoveryWords()), secrets)
    secrets.kept = {} if entry is None else dict.fromkeys(secrets.kept, entry)
    with pytest.raises(errors.KeychainEntryMissing, match="“Memory”"):
        unlock(path, NOTHING, secrets)


def test_a_slot_opens_no_other_notebook(path: Path, tmp_path: Path) -> None:
    secrets = MemorySecrets()
    create_key_file(path, NOTEBOOK, (password(),), secrets)
    other = tmp_path / "other-key"
    file = key_file.read_key_file(path)
    key_file.write_key_file(other, key_file.KeyFile("another", file.check, file.slots))
    with pytest.raises(errors.WrongPassword):
        unlock(other, WaysIn(password="正确 horse"), secrets)


def test_a_key_that_fails_the_check_is_damage_and_not_a_wrong_password(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (Unprotected(),), MemorySecrets())
    file = key_file.read_key_file(path)
    key_file.write_key_file(path, key_file.KeyFile(file.notebook_id, bytes(32), file.slots))
    with pytest.raises(errors.KeyFileDamaged):
        unlock(path, NOTHING, MemorySecrets())


def test_adding_a_way_keeps_the_key_and_the_others(path: Path) -> None:
    secrets = MemorySecrets()
    new = create_key_file(path, NOTEBOOK, (password(),), secrets)
    added = add_slot(path, ByRecoveryWords(), WaysIn("正确 horse"), secrets)
    assert add_slot(path, InKeychain(), WaysIn("正确 horse"), secrets).recovery_words is None

    assert slots_of(path) == (SlotKind.PASSWORD, SlotKind.RECOVERY, SlotKind.KEYCHAIN)
    assert added.recovery_words is not None
    assert unlock(path, NOTHING, secrets) == new.key
    assert unlock(path, WaysIn(recovery_words=" ".join(added.recovery_words)), secrets) == new.key


def test_enrolling_the_keychain_again_leaves_one_entry_in_it(path: Path) -> None:
    secrets = MemorySecrets()
    new = create_key_file(path, NOTEBOOK, (InKeychain(), password()), secrets)
    add_slot(path, InKeychain(), NOTHING, secrets)
    assert len(secrets.kept) == 1
    assert unlock(path, NOTHING, secrets) == new.key


def test_a_way_is_added_only_to_an_open_book(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (password(),), MemorySecrets())
    before = path.read_bytes()
    with pytest.raises(errors.WrongPassword):
        add_slot(path, Unprotected(), WaysIn("wrong"), MemorySecrets())
    assert path.read_bytes() == before


def test_a_removed_way_opens_no_more(path: Path) -> None:
    secrets = MemorySecrets()
    new = create_key_file(path, NOTEBOOK, (password(), InKeychain(), ByRecoveryWords()), secrets)
    remove_slot(path, SlotKind.KEYCHAIN, secrets)
    assert not secrets.kept
    remove_slot(path, SlotKind.RECOVERY, secrets)
    assert slots_of(path) == (SlotKind.PASSWORD,)
    assert unlock(path, WaysIn("正确 horse"), secrets) == new.key


@pytest.mark.parametrize(
    ("protections", "kind", "error"),
    [
        ((password(),), SlotKind.PASSWORD, errors.LastWayIn),
        ((password(), InKeychain()), SlotKind.PASSWORD, errors.KeychainAlone),
    ],
)
def test_the_last_way_is_not_removed(
    path: Path, protections: tuple[Protection, ...], kind: SlotKind, error: type[Refused]
) -> None:
    secrets = MemorySecrets()
    create_key_file(path, NOTEBOOK, protections, secrets)
    before = path.read_bytes()
    with pytest.raises(error):
        remove_slot(path, kind, secrets)
    assert path.read_bytes() == before


def test_changing_the_password_wraps_the_same_key(path: Path) -> None:
    secrets = MemorySecrets()
    new = create_key_file(path, NOTEBOOK, (password("old"), ByRecoveryWords()), secrets)
    with pytest.raises(errors.WrongPassword):
        change_password(path, "guess", password("new"))
    change_password(path, "old", password("new"))

    assert unlock(path, WaysIn("new"), secrets) == new.key
    with pytest.raises(errors.WrongPassword):
        unlock(path, WaysIn("old"), secrets)
    assert new.recovery_words is not None
    assert unlock(path, WaysIn(recovery_words=" ".join(new.recovery_words)), secrets) == new.key


def test_a_password_that_is_not_there_cannot_be_changed(path: Path) -> None:
    create_key_file(path, NOTEBOOK, (ByRecoveryWords(),), MemorySecrets())
    with pytest.raises(errors.NotebookLocked, match="recovery words"):
        change_password(path, "old", password("new"))


def test_the_usual_password_cost_is_argon2id_over_64_mib(path: Path) -> None:
    new = create_key_file(path, NOTEBOOK, (ByPassword("slow"),), MemorySecrets())
    slot = json.loads(path.read_text())["slots"][0]
    assert (slot["kdf"], slot["memory_kib"], slot["iterations"], slot["lanes"]) == ("argon2id", 65536, 3, 4)
    assert unlock(path, WaysIn("slow"), MemorySecrets()) == new.key


def test_a_folder_that_is_not_there_is_told_and_the_keychain_forgets(tmp_path: Path) -> None:
    secrets = MemorySecrets()
    with pytest.raises(errors.FolderNotWritable):
        create_key_file(tmp_path / "gone" / "book-key", NOTEBOOK, (InKeychain(), ByRecoveryWords()), secrets)
    assert not secrets.kept

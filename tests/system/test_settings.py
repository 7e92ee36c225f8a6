"""The settings of the program on this computer: what is kept, what is understood, and what is told when it is not."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from pathlib import Path

import pytest

from salesbook.system.settings import (
    CHOICES,
    Settings,
    SettingsUnreadable,
    is_understood,
    load_settings,
    save_settings,
)


def written(home: Path, content: object) -> Path:
    path = home / "settings.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return path


def test_a_home_without_settings_has_the_defaults(home: Path) -> None:
    assert load_settings(home) == load_settings(home / "not there") == Settings()


def test_what_is_saved_is_loaded(home: Path) -> None:
    settings = replace(Settings(), notebook="/书/客户.salesbook", language="zh_CN", paper="letter")
    save_settings(home, settings)
    assert load_settings(home) == settings


def test_saving_makes_the_home(tmp_path: Path) -> None:
    save_settings(tmp_path / "a" / "b", Settings(notebook="book.salesbook"))
    assert load_settings(tmp_path / "a" / "b").notebook == "book.salesbook"


def test_settings_are_readable_by_people(home: Path) -> None:
    save_settings(home, Settings(notebook="客户.salesbook"))
    text = (home / "settings.json").read_text("utf-8")
    assert '"notebook": "客户.salesbook"' in text.splitlines()[1]


def test_keys_of_a_newer_version_do_no_harm(home: Path) -> None:
    written(home, {"notebook": "book.salesbook", "sound": {"volume": 3}})
    assert load_settings(home) == Settings(notebook="book.salesbook")


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_a_choice_nobody_knows_is_the_default(home: Path, name: str) -> None:
    written(home, {name: "unheard of"})
    assert load_settings(home) == Settings()


@pytest.mark.parametrize("name", sorted(CHOICES))
def test_every_choice_is_kept(home: Path, name: str) -> None:
    for choice in CHOICES[name]:
        save_settings(home, Settings(**{name: choice}))
        assert getattr(load_settings(home), name) == choice


def test_every_choice_is_a_field_whose_default_is_one_of_them_or_empty() -> None:
    defaults = {field.name: field.default for field in fields(Settings)}
    assert [name for name, known in CHOICES.items() if defaults[name] not in (*known, "")] == []


@pytest.mark.parametrize(("name", "value"), [("quiet_from", "00:00"), ("quiet_to", "23:59"), ("quiet_from", "")])
def test_a_time_of_day_is_kept(home: Path, name: str, value: str) -> None:
    save_settings(home, Settings(**{name: value}))
    assert getattr(load_settings(home), name) == value


@pytest.mark.parametrize("value", ["24:00", "9:00", "09:60", "nine", "٠٩:٠٠", "09:00\n"])
def test_what_is_no_time_of_day_is_the_default(home: Path, value: str) -> None:
    written(home, {"quiet_from": value, "quiet_to": value})
    assert load_settings(home) == Settings()


def test_minutes_until_the_lock_are_from_one_to_a_day_or_none() -> None:
    kept = [minutes for minutes in range(-1, 2000) if is_understood("lock_after", str(minutes))]
    assert kept == list(range(1, 1441))
    assert is_understood("lock_after", "")
    assert not is_understood("lock_after", "5 min")


@pytest.mark.parametrize("content", ["", "{", "3", "null", '{"notebook": ', "\x00"])
def test_a_file_that_is_no_settings_is_named(home: Path, content: str) -> None:
    written(home, content)
    with pytest.raises(SettingsUnreadable, match=r"^settings\.json$"):
        load_settings(home)


def test_a_file_in_another_encoding_is_named(home: Path) -> None:
    (home / "settings.json").write_bytes('{"notebook": "客户"}'.encode("gb18030"))
    with pytest.raises(SettingsUnreadable):
        load_settings(home)


def test_a_folder_in_its_place_is_named(home: Path) -> None:
    (home / "settings.json").mkdir()
    with pytest.raises(SettingsUnreadable):
        load_settings(home)


def test_where_nothing_can_be_written_the_old_settings_stand(home: Path) -> None:
    save_settings(home, Settings(paper="letter"))
    with pytest.raises(OSError, match="settings"):
        save_settings(home / "settings.json" / "inside", Settings())
    assert load_settings(home).paper == "letter"

"""Starting with the computer: the entry of each system, and on Linux a real one in a real configuration folder."""

from __future__ import annotations

import plistlib
import sys
from pathlib import Path

import pytest

from salesbook.system.autostart import desktop_entry, entry_path, exec_value, follow, launch_agent, run_value
from salesbook.system.program import MINIMISED, own_command

COMMAND = ("/opt/Salesbook/salesbook", MINIMISED)
linux = pytest.mark.skipif(sys.platform != "linux", reason="the entry of a Linux desktop")


@pytest.fixture
def config(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return tmp_path / "config"


@linux
def test_it_is_written_once_and_goes_again(config: Path) -> None:
    path = config / "autostart" / "salesbook.desktop"
    follow(wanted=False, command=COMMAND)
    assert not config.exists()
    follow(wanted=True, command=COMMAND)
    assert path.read_text() == desktop_entry(COMMAND)
    stamp = path.stat().st_mtime_ns, path.stat().st_ino
    follow(wanted=True, command=COMMAND)
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == stamp
    follow(wanted=False, command=COMMAND)
    assert list(path.parent.iterdir()) == []


@linux
def test_a_program_that_moved_is_started_where_it_is_now(config: Path) -> None:
    follow(wanted=True, command=("/old/salesbook", MINIMISED))
    follow(wanted=True, command=COMMAND)
    assert f"Exec=/opt/Salesbook/salesbook {MINIMISED}" in entry_path().read_text().splitlines()


@linux
def test_what_the_desktop_switched_off_stays_off(config: Path) -> None:
    follow(wanted=True, command=("/old/salesbook",))
    off = entry_path().read_text().replace("Autostart-enabled=true", "Autostart-enabled=false")
    entry_path().write_text(off)
    follow(wanted=True, command=COMMAND)
    assert "X-GNOME-Autostart-enabled=false" in entry_path().read_text()
    assert "/old/salesbook" not in entry_path().read_text()


@linux
def test_an_entry_that_somebody_emptied_is_made_anew(config: Path) -> None:
    follow(wanted=True, command=COMMAND)
    entry_path().write_text("")
    follow(wanted=True, command=COMMAND)
    assert entry_path().read_text() == desktop_entry(COMMAND)


@linux
def test_a_folder_that_cannot_be_made_is_told(config: Path) -> None:
    config.write_text("a file where the folder should be")
    with pytest.raises(OSError, match="config"):
        follow(wanted=True, command=COMMAND)


@linux
@pytest.mark.parametrize("configured", ["", "relative/config"])
def test_without_a_usable_configuration_folder_it_is_the_usual_one(
    configured: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", configured)
    assert entry_path() == Path.home() / ".config" / "autostart" / "salesbook.desktop"


@pytest.mark.parametrize(
    ("argument", "written"),
    [
        ("/opt/salesbook", "/opt/salesbook"),
        ("/home/王/客户 本", '"/home/王/客户 本"'),
        ("100%", "100%%"),
        ('say "hi"', r'"say \\"hi\\""'),
        ("$HOME`x`", r'"\\$HOME\\`x\\`"'),
        ("a\\b", r'"a\\\\b"'),
        ("", '""'),
    ],
)
def test_arguments_of_exec_are_quoted_as_the_specification_says(argument: str, written: str) -> None:
    assert exec_value(("x", argument)) == f"x {written}"


def test_windows_gets_one_line_and_macos_an_agent() -> None:
    command = (r"C:\Program Files\Salesbook\salesbook.exe", MINIMISED)
    assert run_value(command) == rf'"C:\Program Files\Salesbook\salesbook.exe" {MINIMISED}'
    agent = plistlib.loads(launch_agent(COMMAND).encode())
    assert agent["ProgramArguments"] == list(COMMAND)
    assert agent["RunAtLoad"] is True


def test_the_program_knows_how_it_is_started(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    interpreter = tmp_path / "python"
    monkeypatch.setattr(sys, "executable", str(interpreter))
    assert own_command("x") == (str(interpreter), "-m", "salesbook", "x")
    (tmp_path / "salesbook").touch()
    assert own_command("x") == (str(tmp_path / "salesbook"), "x")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert own_command("x") == (str(interpreter), "x")

"""Work in a process of its own: its answer, its refusal, its end, and Cancel."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from salesbook.domain.errors import Refused, SalesbookError
from salesbook.domain.text import Text
from salesbook.gui.apart import WorkFailed, apart
from salesbook.system.i18n import gettext, in_language, language
from salesbook.system.progress import Cancelled, Progress, silent


def answer(number: int, progress: Progress) -> tuple[int, int, str]:
    progress(1, 2)
    return number * 2, os.getpid(), language()


def refuse(name: str, _progress: Progress) -> None:
    raise Refused(Text("The file “{name}” cannot be read; check its name.", name=name))


def break_down(_progress: Progress) -> None:
    raise KeyError("somebody's name")


def die(_progress: Progress) -> None:
    os._exit(3)


def go_on_for_ever(sign: Path, progress: Progress) -> None:
    sign.touch()
    while True:
        progress(3, 10)


def test_the_answer_comes_from_another_process_in_the_same_language() -> None:
    with in_language("zh_CN"):
        doubled, process, spoken = apart(answer, 21, progress=silent)
    assert doubled == 42
    assert process != os.getpid()
    assert spoken == "zh_CN"


def test_a_refusal_keeps_its_sentence_in_whatever_language_it_is_read() -> None:
    with pytest.raises(SalesbookError) as told:
        apart(refuse, "mine.vcf", progress=silent)
    assert told.value.text == Text("The file “{name}” cannot be read; check its name.", name="mine.vcf")
    with in_language("zh_CN"):
        assert gettext(told.value.text.msgid) != told.value.text.msgid


def test_a_fault_says_its_kind_and_nothing_of_what_it_was_about() -> None:
    with pytest.raises(WorkFailed) as told:
        apart(break_down, progress=silent)
    assert str(told.value) == "KeyError"
    with pytest.raises(WorkFailed):
        apart(die, progress=silent)


def test_cancel_ends_the_work_and_how_far_it_is_is_told(tmp_path: Path) -> None:
    sign = tmp_path / "begun"
    heard = []

    def far(done: int, total: int) -> None:
        heard.append((done, total))
        if (done, total) == (3, 10):
            raise Cancelled

    with pytest.raises(Cancelled):
        apart(go_on_for_ever, sign, progress=far)
    assert sign.exists()
    assert heard[-1] == (3, 10)

"""The sheet of a visit with a line that leaves much open, and with a draft that waits in another place."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QWidget

from salesbook.domain.contact import Contact
from salesbook.gui.main_window import MainWindow
from salesbook.system.i18n import language
from tests.gui.settling import settle, shown

_WAITS = {"en": "Frank Dawson dinner yesterday, worried about the delivery", "zh_CN": "昨天跟王小明吃晚饭，担心交期"}
_REST = {
    "en": "grateful; promised the drawing of the new sealer with all its measures by 40 Nov; objection: too expensive; "
    "likes jazz; gift 350; call Thu 10",
    "zh_CN": "很感激；答应40号前发新封箱机的图纸和全部尺寸；异议：太贵；喜欢爵士；礼品350；下周四10点打电话",
}


def visit_screens(window: MainWindow, contact_id: str) -> Iterator[tuple[str, QWidget]]:
    """Logging and planning from elsewhere than where the draft was begun."""
    name = next(one.name for one in window.session.reader.select(Contact) if one.name.isascii() and " " in one.name)
    mistyped = name[0] + name[2:]
    for planning, screen in ((False, "log-open-points"), (True, "plan-open-points")):
        begun = window.dialogs.visit((contact_id,), planning=planning)
        begun.line.setPlainText(_WAITS[language()])
        begun.reject()
        window.session.wait()
        settle()
        sheet = window.dialogs.visit((), planning=planning)
        sheet.line.setPlainText(f"{mistyped} {_REST[language()]}")
        settle()
        yield from shown(screen, sheet)
        for contacts in ((), (contact_id,)):
            left = window.dialogs.visit(contacts, planning=planning)
            left.afresh.click()
            left.leave()
            window.session.wait()
            settle()

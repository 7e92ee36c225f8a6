"""Contacts and the day as files for phones and other programs, made behind the window."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from salesbook.domain.contact import Contact
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text, counted
from salesbook.gui.jobs import Job
from salesbook.gui.prompts import Prompts
from salesbook.gui.requests import Requests
from salesbook.gui.session import Session
from salesbook.gui.transfer.leaving import save_contacts, save_day
from salesbook.system.i18n import gettext as _
from salesbook.system.progress import Progress


class Exporting:
    """Asks where to, saves, and says what was saved. `run` does slow work behind the window."""

    def __init__(
        self,
        session: Session,
        requests: Requests,
        prompts: Prompts,
        run: Callable[[Job, str, Callable[..., object]], None],
    ) -> None:
        self._session, self._requests, self._prompts, self._run = session, requests, prompts, run

    def contacts(self, chosen: tuple[str, ...] = ()) -> None:
        """Save the contacts that are chosen, where they are several, else all of them."""
        if not self._session.reader.select(Contact, "1 LIMIT 1"):
            self._requests.refused.emit(Refused(Text("There are no contacts to write yet; add or import some first.")))
            return
        proposed = _("contacts-{day}").format(day=self._session.today.isoformat())
        found = self._prompts.place_for_contacts(f"{proposed}.vcf")
        if found is None:
            return
        place, exporter = found
        ids = chosen if len(chosen) > 1 else ()

        def work(progress: Progress) -> int:
            from salesbook.gui.apart import apart

            return apart(save_contacts, self._session.book, ids, exporter, place, progress=progress)

        self._run(Job(work), _("Exporting contacts"), partial(self._saved_contacts, place))

    def calendar(self) -> None:
        """Save what is due today and the visits that are planned."""
        day = self._session.today
        place = self._prompts.place_for_calendar(_("calendar-{day}").format(day=day.isoformat()) + ".ics")
        if place is None:
            return

        def work(progress: Progress) -> int:
            from salesbook.gui.apart import apart

            return apart(save_day, self._session.book, day, place, progress=progress)

        self._run(Job(work), _("Saving the calendar"), partial(self._saved_day, place))

    def _saved_contacts(self, place: Path, n: int) -> None:
        said = counted(
            "{n} contact exported; private notes, needs and topics to avoid stay here",
            "{n} contacts exported; private notes, needs and topics to avoid stay here",
            n,
        )
        self._requests.saved.emit(said, place)

    def _saved_day(self, place: Path, n: int) -> None:
        self._requests.saved.emit(counted("{n} event saved", "{n} events saved", n), place)

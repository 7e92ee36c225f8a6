"""The self-test: whether the program as it was built is whole, and works on this computer.

It tries what a rep relies on, one step after the other, in a temporary home of its own; a step that fails names what was
missing. Nothing of it reads or changes what is the user's, and nothing is left behind.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages
from tempfile import TemporaryDirectory

import salesbook
from salesbook.domain.contact import Channel, Contact
from salesbook.domain.errors import SalesbookError
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text, counted
from salesbook.domain.visit import Participation, Visit
from salesbook.domain.visit_entry import VisitEntry
from salesbook.store.keys import ByPassword, ByRecoveryWords, Unprotected, WaysIn, key_path, unlock
from salesbook.store.making import make_notebook
from salesbook.store.notebook import Notebook, NotebookReader
from salesbook.system import clock
from salesbook.system.i18n import gettext, in_language
from salesbook.system.paths import resources
from salesbook.system.progress import silent
from salesbook.system.secrets import Keychain, SecretsLocked, SecretsUnavailable
from salesbook.wording import long_date, render

NEEDED = (
    "fonts/NotoSansSC-Regular.ttf",
    "fonts/NotoSansSC-Bold.ttf",
    "i18n/zh_CN/LC_MESSAGES/salesbook.mo",
    "icons/calendar-check.svg",
    "desktop/salesbook-256.png",
    "icons/faces/happy.svg",
    "pinyin/readings.txt",
    "sample/00-book.toml",
    "styles/window.qss",
)
PASSWORD = "only for this minute"
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:曾静\r\nTEL;TYPE=CELL:13800138000\r\nEND:VCARD\r\n"
# What keyring calls the backend that it takes when there is no keychain.
NO_KEYCHAIN = "fail Keyring"
# Where systems and their libraries keep what belongs to a user.
HOMES = ("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA")
HOMES_BELOW = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")


class NotWhole(SalesbookError):
    """Something is missing, or does not do what it should."""


@dataclass(frozen=True)
class Outcome:
    """How a step ended: its name for scripts, what was tried, whether it worked, and what was seen or what went wrong."""

    name: str
    tried: Text
    worked: bool
    seen: str


@dataclass(frozen=True)
class Step:
    """One thing that is tried. `attempt` gets the temporary home, returns what was seen, and raises what stands in the way."""

    name: str
    words: Text
    attempt: Callable[[Path], Text]


def outcomes() -> Iterator[Outcome]:
    """Try one step after the other; each is tried, whatever became of those before."""
    with TemporaryDirectory(prefix="salesbook-", ignore_cleanup_errors=True) as folder, _living_in(folder):
        for step in STEPS:
            yield _outcome(step, Path(folder))


def _outcome(step: Step, home: Path) -> Outcome:
    worked = False
    try:
        seen = render(step.attempt(home))
        worked = True
    except SalesbookError as error:
        seen = render(error.text)
    except Exception as error:
        # What is missing from a built program shows as any kind of error; the temporary home holds nobody's data.
        seen = f"{type(error).__name__}: {error}"
    return Outcome(step.name, step.words, worked, seen)


@contextmanager
def _living_in(folder: str) -> Iterator[None]:
    """Let the libraries we stand on keep their caches in a folder, and draw windows without a screen."""
    before = dict(os.environ)
    os.environ.update(dict.fromkeys(HOMES, folder), QT_QPA_PLATFORM="offscreen")
    for name in HOMES_BELOW:
        os.environ.pop(name, None)
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(before)


def _resources(_home: Path) -> Text:
    missing = tuple(name for name in NEEDED if not (resources() / name).is_file())
    empty = tuple(path.name for path in resources().rglob("*") if path.is_file() and not path.read_bytes())
    if missing or empty:
        raise NotWhole(Text("missing or empty: {names}", names=missing + empty))
    files = sum(1 for path in resources().rglob("*") if path.is_file())
    return counted("{n} file read", "{n} files read", files)


def _languages(_home: Path) -> Text:
    day = clock.today()
    with in_language("en"):
        english = (gettext("Log a visit"), long_date(day))
    with in_language("zh_CN"):
        chinese = (gettext("Log a visit"), long_date(day))
    if set(english) & set(chinese):
        raise NotWhole(Text("words and dates in Chinese are missing"))
    return Text("{english} / {chinese}", english=english[1], chinese=chinese[1])


def _modules(_home: Path) -> Text:
    names = [found.name for found in walk_packages(salesbook.__path__, "salesbook.")]
    # Importing the program's beginning would begin it.
    names.remove("salesbook.__main__")
    for name in names:
        import_module(name)
    return counted("{n} module loaded", "{n} modules loaded", len(names))


def _notebook(home: Path) -> Text:
    from salesbook.operations.contacts import add_contact
    from salesbook.operations.visits import log_visit
    from salesbook.queries.search import contacts_matching

    contact = Contact("欧阳修")
    visit = Visit(clock.today(), channel=Channel.MEAL)
    with closing(_made(home, "own")) as notebook:
        add_contact(notebook, Profile(contact))
        log_visit(notebook, VisitEntry(visit, (Participation(visit.id, contact.id),)))
        if [line.name for line in contacts_matching(notebook, "oyx")] != [contact.name]:
            raise NotWhole(Text("the contact is not found by its initials"))
    if (home / "own.salesbook").read_bytes().startswith(b"SQLite"):
        raise NotWhole(Text("the notebook is not encrypted"))
    return Text("a contact is found again, and the file is encrypted")


def _undo(home: Path) -> Text:
    with closing(Notebook.open(*_book(home, "own"))) as notebook:
        label = notebook.undo().label
        if notebook.select(Visit):
            raise NotWhole(Text("the visit is still there"))
    return Text("Undid “{label}”", label=label)


def _check(home: Path) -> Text:
    from salesbook.store.check import check

    with closing(NotebookReader.open(*_book(home, "own"))) as reader:
        found = check(reader).findings
    if found:
        raise NotWhole(Text("{findings}", findings=found))
    return Text("The notebook is sound.")


def _ways_in(home: Path) -> Text:
    path = home / "locked.salesbook"
    notebook, made = make_notebook(path, (ByPassword(PASSWORD), ByRecoveryWords()), Keychain())
    notebook.close()
    words = " ".join(made.recovery_words or ())
    for ways in (WaysIn(password=PASSWORD), WaysIn(recovery_words=words)):
        if unlock(key_path(path), ways, Keychain()) != made.key:
            raise NotWhole(Text("the notebook got another key"))
    return Text("by password and by recovery words")


def _keychain(_home: Path) -> Text:
    try:
        name = Keychain().backend_name()
    except (SecretsUnavailable, SecretsLocked):
        name = NO_KEYCHAIN
    if name == NO_KEYCHAIN:
        return Text("there is none here; notebooks are then opened by password")
    return Text("{name}", name=name)


def _sample(home: Path) -> Text:
    from salesbook.operations.sample import make_sample

    with closing(_made(home, "sample")) as notebook:
        make_sample(notebook, clock.today())
        return counted("{n} contact", "{n} contacts", len(notebook.select(Contact)))


def _window(language: str) -> Callable[[Path], Text]:
    def attempt(home: Path) -> Text:
        from salesbook.gui.self_test import draw_pages_of

        pages = draw_pages_of(home / "sample.salesbook", language)
        return counted("{n} page drawn", "{n} pages drawn", len(pages))

    return attempt


def _papers(language: str) -> Callable[[Path], Text]:
    def attempt(home: Path) -> Text:
        from salesbook.gui.self_test import draw_paper
        from salesbook.reports import REPORTS
        from salesbook.reports.page import A4
        from salesbook.reports.report import render as composed

        with closing(NotebookReader.open(*_book(home, "sample"))) as reader:
            for report in REPORTS:
                options = report.options.usual(reader, clock.today())
                content = report.gather(reader, options, clock.today())
                pdf = composed(report.compose, content, language=language, paper=A4).pdf
                if b"NotoSansSC" not in pdf or b"/FontFile2" not in pdf:
                    raise NotWhole(Text("the font is not in the paper “{name}”", name=report.words))
                draw_paper(pdf)
        return counted("{n} report with its font", "{n} reports with their font", len(REPORTS))

    return attempt


def _import(home: Path) -> Text:
    from salesbook.gui.apart import apart
    from salesbook.gui.transfer.choices import counts, proposed, wanted
    from salesbook.gui.transfer.review import review_of, write
    from salesbook.gui.transfer.transfer_words import summary

    file, book = home / "card.vcf", _book(home, "own")
    file.write_text(CARD, "utf-8")
    cards = review_of(book, (file,), silent).cards
    what = wanted(cards, [proposed(card) for card in cards])
    apart(write, *book, what, progress=silent)
    found = counts(cards, what)
    if found.added != 1:
        raise NotWhole(summary(found))
    return summary(found)


def _lists(_home: Path) -> Text:
    from salesbook.formats.csv_import import CSV_IMPORTER
    from salesbook.formats.csv_write import CSVExporter
    from salesbook.formats.vcard import VCardImporter
    from salesbook.formats.xlsx_import import XLSX_IMPORTER
    from salesbook.formats.xlsx_write import XLSXExporter

    card = VCardImporter().read(CARD.encode(), "card.vcf", silent).cards[0].profile
    for exporter, importer in ((CSVExporter(), CSV_IMPORTER), (XLSXExporter(), XLSX_IMPORTER)):
        written = exporter.write([card], clock.now(), silent)
        again = importer.read(written, f"list{exporter.suffix}", silent).cards[0].profile
        if (again.contact.name, again.phones[0].value) != (card.contact.name, card.phones[0].value):
            raise NotWhole(Text("a list does not come back as it was written: {kind}", kind=exporter.name))
    return Text("CSV and Excel workbooks")


def _made(home: Path, name: str) -> Notebook:
    return make_notebook(home / f"{name}.salesbook", (Unprotected(),), Keychain())[0]


def _book(home: Path, name: str) -> tuple[Path, bytes]:
    path = home / f"{name}.salesbook"
    return path, unlock(key_path(path), WaysIn(), Keychain())


STEPS = (
    Step("resources", Text("What comes with the program can be read"), _resources),
    Step("languages", Text("Both languages are there"), _languages),
    Step("modules", Text("Every part of the program can be loaded"), _modules),
    Step("notebook", Text("A notebook is made, and a visit logged"), _notebook),
    Step("undo", Text("The visit is taken back"), _undo),
    Step("import", Text("An address book comes in, in a process of its own"), _import),
    Step("lists", Text("Lists are written and read again"), _lists),
    Step("check", Text("The notebook is checked"), _check),
    Step("ways-in", Text("A locked notebook opens"), _ways_in),
    Step("keychain", Text("The keychain is asked"), _keychain),
    Step("sample", Text("The sample notebook is made"), _sample),
    Step("window-en", Text("The window opens in English"), _window("en")),
    Step("window-zh_CN", Text("The window opens in Chinese"), _window("zh_CN")),
    Step("papers-en", Text("Reports are composed in English"), _papers("en")),
    Step("papers-zh_CN", Text("Reports are composed in Chinese"), _papers("zh_CN")),
)

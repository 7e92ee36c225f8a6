"""Questions to the user that need a window of the system: files to open and to save. Tests script the answers."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from salesbook.system.i18n import gettext as _
from salesbook.system.paths import BACKUP_ENDING, NOTEBOOK_ENDING


class Prompts:
    """The real questions. A test passes an object of the same shape that answers by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def files_to_import(self) -> tuple[Path, ...]:
        """Address books to read; none where the user gave up."""
        names, _filter = QFileDialog.getOpenFileNames(
            self.parent,
            _("Choose files to import"),
            str(Path.home()),
            _("vCard, CSV and Excel (*.vcf *.vcard *.csv *.xlsx *.tsv *.txt)"),
        )
        return tuple(Path(name) for name in names)

    def place_for_pdf(self, proposed: str) -> Path | None:
        """Where to save a paper."""
        return self._place(_("Save as PDF"), Path.home() / proposed, _("PDF files (*.pdf)"), ".pdf")

    def place_for_contacts(self, proposed: str) -> tuple[Path, str] | None:
        """Where to save contacts, and the name of the exporter."""
        kinds = {
            _("vCard 4.0 (*.vcf)"): ("vCard4", ".vcf"),
            _("vCard 3.0, for older phones (*.vcf)"): ("vCard", ".vcf"),
            _("CSV, for Google and other programs (*.csv)"): ("CSV", ".csv"),
            _("Excel workbook (*.xlsx)"): ("XLSX", ".xlsx"),
        }
        endings = {words: ending for words, (_exporter, ending) in kinds.items()}
        found = self._chosen(_("Export contacts"), Path.home() / proposed, ";;".join(kinds), endings)
        return (found[0], kinds[found[1]][0]) if found else None

    def place_for_calendar(self, proposed: str) -> Path | None:
        """Where to save the day for a calendar."""
        return self._place(_("Save the calendar"), Path.home() / proposed, _("Calendar files (*.ics)"), ".ics")

    def place_for_backup(self, proposed: Path) -> Path | None:
        """Where to make a backup."""
        kinds = _("Backups of Salesbook (*.salesbook-backup)")
        return self._place(_("Back up now"), proposed, kinds, BACKUP_ENDING)

    def backup_to_restore(self, folder: Path) -> Path | None:
        """Which backup to bring back."""
        name, _filter = QFileDialog.getOpenFileName(
            self.parent, _("Restore a backup"), str(folder), _("Backups of Salesbook (*.salesbook-backup)")
        )
        return Path(name) if name else None

    def notebook_to_open(self, folder: Path) -> Path | None:
        """Another notebook."""
        name, _filter = QFileDialog.getOpenFileName(
            self.parent, _("Open another notebook"), str(folder), _("Notebooks of Salesbook (*.salesbook)")
        )
        return Path(name) if name else None

    def place_for_notebook(self, folder: Path) -> Path | None:
        """Where a new notebook is to lie."""
        kinds = _("Notebooks of Salesbook (*.salesbook)")
        name, _filter = QFileDialog.getSaveFileName(self.parent, _("New notebook"), str(folder), kinds)
        # Never in the place of another: making it refuses that.
        return with_ending(Path(name), NOTEBOOK_ENDING) if name else None

    def photo(self) -> Path | None:
        """A picture of a contact."""
        name, _filter = QFileDialog.getOpenFileName(
            self.parent, _("Choose a photo"), str(Path.home()), _("Pictures (*.jpg *.jpeg *.png)")
        )
        return Path(name) if name else None

    def _place(self, words: str, proposed: Path, kinds: str, ending: str) -> Path | None:
        """Where to save, with the ending."""
        found = self._chosen(words, proposed, kinds, ending)
        return found[0] if found else None

    def _chosen(
        self, words: str, proposed: Path, kinds: str, ending: str | Mapping[str, str]
    ) -> tuple[Path, str] | None:
        """Where to save, and which kind, of which `ending` may tell each one's.

        What only the amended name would replace is asked about here, not by the system.
        """
        while True:
            name, kind = QFileDialog.getSaveFileName(self.parent, words, str(proposed), kinds)
            if not name:
                return None
            place = with_ending(Path(name), ending) if isinstance(ending, str) else _with_its(Path(name), kind, ending)
            if str(place) == str(Path(name)) or not place.exists() or self._may_replace(place):
                return place, kind
            proposed = place

    def _may_replace(self, place: Path) -> bool:
        box = QMessageBox(self.parent)
        box.setWindowTitle("Salesbook")
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setText(_("“{name}” is there already. Replace it?").format(name=place.name))
        replace = box.addButton(_("Replace"), QMessageBox.ButtonRole.AcceptRole)
        other = box.addButton(_("Choose another name"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(other)
        box.setEscapeButton(other)
        box.exec()
        return box.clickedButton() is replace


def _with_its(file: Path, kind: str, endings: Mapping[str, str]) -> Path:
    """The file with the ending of its kind; that of another kind was only proposed."""
    if file.suffix.lower() in endings.values():
        file = file.with_suffix("")
    return with_ending(file, endings[kind])


def with_ending(file: Path, ending: str) -> Path:
    """The file by a name that says what it is: with the ending, where it was typed without."""
    return file if file.name.lower().endswith(ending) else file.with_name(file.name + ending)

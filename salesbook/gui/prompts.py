"""Questions to the user that need a window of the system: files to open and to save. Tests script the answers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from salesbook.system.i18n import gettext as _


class Prompts:
    """The real questions. A test passes an object of the same shape that answers by itself."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self.parent = parent

    def files_to_import(self) -> tuple[Path, ...]:
        """Address books to read; none where the user gave up."""
        names, _filter = QFileDialog.getOpenFileNames(
            self.parent, _("Choose files to import"), str(Path.home()), _("vCard files (*.vcf *.vcard)")
        )
        return tuple(Path(name) for name in names)

    def place_for_pdf(self, proposed: str) -> Path | None:
        """Where to save a paper."""
        name, _filter = QFileDialog.getSaveFileName(
            self.parent, _("Save as PDF"), str(Path.home() / proposed), _("PDF files (*.pdf)")
        )
        return Path(name) if name else None

    def place_for_backup(self, proposed: Path) -> Path | None:
        """Where to make a backup."""
        name, _filter = QFileDialog.getSaveFileName(
            self.parent, _("Back up now"), str(proposed), _("Backups of Salesbook (*.salesbook-backup)")
        )
        return Path(name) if name else None

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
        name, _filter = QFileDialog.getSaveFileName(
            self.parent, _("New notebook"), str(folder), _("Notebooks of Salesbook (*.salesbook)")
        )
        if not name:
            return None
        path = Path(name)
        return path if path.suffix == ".salesbook" else path.with_name(path.name + ".salesbook")

    def photo(self) -> Path | None:
        """A picture of a contact."""
        name, _filter = QFileDialog.getOpenFileName(
            self.parent, _("Choose a photo"), str(Path.home()), _("Pictures (*.jpg *.jpeg *.png)")
        )
        return Path(name) if name else None

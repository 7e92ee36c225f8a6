"""Foreign files to domain objects and back. A new format is one file and one line here."""

from salesbook.formats.format import Importer
from salesbook.formats.vcard import VCardImporter

IMPORTERS: tuple[Importer, ...] = (VCardImporter(),)

"""Foreign files to domain objects and back. A new format is one file and one line here."""

from salesbook.formats.csv_import import CSV_IMPORTER
from salesbook.formats.csv_write import CSVExporter
from salesbook.formats.format import Exporter, Importer
from salesbook.formats.vcard import VCardImporter
from salesbook.formats.vcard_write import VCardExporter
from salesbook.formats.xlsx_import import XLSX_IMPORTER
from salesbook.formats.xlsx_write import XLSXExporter

IMPORTERS: tuple[Importer, ...] = (VCardImporter(), CSV_IMPORTER, XLSX_IMPORTER)
EXPORTERS: tuple[Exporter, ...] = (
    VCardExporter("vCard", "3.0"),
    VCardExporter("vCard4", "4.0"),
    CSVExporter(),
    XLSXExporter(),
)

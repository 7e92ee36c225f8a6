"""PDF documents: gather what the paper says, then compose it. Nothing here writes to the notebook."""

from salesbook.domain.text import Text
from salesbook.reports.options import (
    AddressLabelsOptions,
    BestCustomersOptions,
    BirthdayListOptions,
    CallSheetOptions,
    DossierOptions,
    GreetingCardsOptions,
    HospitalityOptions,
    OpenOffersOptions,
    PromiseLedgerOptions,
    RouteOptions,
    StageSummaryOptions,
    VisitReportOptions,
)
from salesbook.reports.report import Report, ReportGroup

TAKE_ALONG, VISITS, PEOPLE, PAPER = ReportGroup

# A new report is its files, one line here and its words in the catalogue; `report.py` says what its module needs.
REPORTS: tuple[Report, ...] = (
    Report("call-sheet", Text("Call sheet"), CallSheetOptions, "call_sheet", TAKE_ALONG, "file-text"),
    Report("route", Text("Day route"), RouteOptions, "route", TAKE_ALONG, "map-pin"),
    Report("visit-report", Text("Visit report"), VisitReportOptions, "visit_report", VISITS, "notebook-pen"),
    Report("promise-ledger", Text("Promise ledger"), PromiseLedgerOptions, "promise_ledger", VISITS, "handshake"),
    Report("hospitality", Text("Hospitality report"), HospitalityOptions, "hospitality", VISITS, "wallet"),
    Report("open-offers", Text("Open offers"), OpenOffersOptions, "open_offers", VISITS, "trending-up"),
    Report("contact-dossier", Text("Contact dossier"), DossierOptions, "dossier", PEOPLE, "id-card"),
    Report("best-customers", Text("Best customers"), BestCustomersOptions, "best_customers", PEOPLE, "star"),
    Report("stage-summary", Text("Stages and loyalty"), StageSummaryOptions, "stage_summary", PEOPLE, "columns-3"),
    Report("birthday-list", Text("Birthday list"), BirthdayListOptions, "birthday_list", PEOPLE, "cake"),
    Report("address-labels", Text("Address labels"), AddressLabelsOptions, "address_labels", PAPER, "tag"),
    Report("greeting-cards", Text("Greeting cards"), GreetingCardsOptions, "greeting_cards", PAPER, "gift"),
)


def report_named(name: str) -> Report:
    """The report of a name in the list, such as `call-sheet`."""
    return next(report for report in REPORTS if report.name == name)

"""An organisation: its people with stage and buying role, its offers and purchases, the last touch by anybody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from salesbook.domain.money import Money
from salesbook.domain.organisation import BuyingRole, Organisation, organisation_key
from salesbook.domain.purchase import OfferState
from salesbook.queries.contact_list import ContactRow, contact_rows
from salesbook.queries.organisations import organisations_of_key
from salesbook.store.notebook import NotebookReader

MOST_PEOPLE = 200
MOST_SALES = 50


@dataclass(frozen=True)
class Person:
    """Somebody who works there, or did until `to_day`."""

    row: ContactRow
    title: str
    buying_role: BuyingRole | None
    to_day: date | None


@dataclass(frozen=True)
class OfferLine:
    """An offer to the organisation."""

    day: date
    product: str
    amount: Money
    state: OfferState
    contact_id: str
    contact: str


@dataclass(frozen=True)
class PurchaseLine:
    """An order of the organisation."""

    day: date
    product: str
    amount: Money
    contact_id: str
    contact: str


@dataclass(frozen=True)
class LastTouch:
    """The last touch with anybody there."""

    day: date
    contact_id: str
    contact: str


@dataclass(frozen=True)
class OrganisationPage:
    """What the page of an organisation shows; those who left come last.

    `alike` are other organisations of the same name, written otherwise.
    """

    organisation: Organisation
    people: tuple[Person, ...]
    offers: tuple[OfferLine, ...]
    purchases: tuple[PurchaseLine, ...]
    last_touch: LastTouch | None
    alike: tuple[Organisation, ...] = ()


@dataclass(frozen=True)
class Uses:
    """How many people, offers and purchases an organisation has."""

    people: int
    offers: int
    purchases: int


def uses_of(notebook: NotebookReader, organisation_id: str) -> Uses:
    """How much hangs on an organisation; those who left are counted too."""
    return Uses(*notebook.rows(_USES, organisation_id)[0])


def organisation_page(notebook: NotebookReader, organisation_id: str, day: date) -> OrganisationPage | None:
    """The page of an organisation; None where it was deleted."""
    organisation = notebook.get(Organisation, organisation_id)
    if organisation is None:
        return None
    employed = notebook.rows(_EMPLOYED, organisation_id, MOST_PEOPLE)
    rows = contact_rows(notebook, tuple(row[0] for row in employed), day)
    people = tuple(
        Person(
            rows[contact_id],
            title,
            BuyingRole(role) if role else None,
            date.fromisoformat(to_day) if to_day else None,
        )
        for contact_id, title, role, to_day in employed
    )
    offers = tuple(
        OfferLine(date.fromisoformat(given), product, Money(minor, currency), OfferState(state), contact_id, contact)
        for given, product, minor, currency, state, contact_id, contact in notebook.rows(
            _OFFERS, organisation_id, MOST_SALES
        )
    )
    purchases = tuple(
        PurchaseLine(date.fromisoformat(bought), product, Money(minor, currency), contact_id, contact)
        for bought, product, minor, currency, contact_id, contact in notebook.rows(
            _PURCHASES, organisation_id, MOST_SALES
        )
    )
    touches = notebook.rows(_LAST_TOUCH, organisation_id)
    last = LastTouch(date.fromisoformat(touches[0][0]), touches[0][1], touches[0][2]) if touches else None
    alike = organisations_of_key(notebook, organisation_key(organisation.name))
    others = tuple(one for one in alike if one.id != organisation_id)
    return OrganisationPage(organisation, people, offers, purchases, last, others)


_EMPLOYED = """
    SELECT e.contact_id, e.title, e.buying_role, e.to_day FROM employment e JOIN contact c ON c.id = e.contact_id
    WHERE e.organisation_id = ? ORDER BY e.to_day IS NOT NULL, e.buying_role IS NOT 'decides', c.name LIMIT ?
"""

_OFFERS = """
    SELECT f.given_on, coalesce(p.name, ''), f.amount, f.amount_currency, f.state, c.id, c.name
    FROM offer f JOIN contact c ON c.id = f.contact_id LEFT JOIN product p ON p.id = f.product_id
    WHERE f.organisation_id = ? ORDER BY f.state <> 'open', f.given_on DESC LIMIT ?
"""

_PURCHASES = """
    SELECT f.day, coalesce(p.name, ''), f.amount, f.amount_currency, c.id, c.name
    FROM purchase f JOIN contact c ON c.id = f.contact_id LEFT JOIN product p ON p.id = f.product_id
    WHERE f.organisation_id = ? ORDER BY f.day DESC LIMIT ?
"""

_LAST_TOUCH = """
    SELECT v.day, c.id, c.name FROM employment e
    JOIN newest n ON n.contact_id = e.contact_id
    JOIN visit v ON v.key = n.touch
    JOIN contact c ON c.id = e.contact_id
    WHERE e.organisation_id = ? AND e.to_day IS NULL ORDER BY v.key DESC LIMIT 1
"""

_USES = """
    SELECT (SELECT count(DISTINCT contact_id) FROM employment WHERE organisation_id = ?1),
        (SELECT count(*) FROM offer WHERE organisation_id = ?1),
        (SELECT count(*) FROM purchase WHERE organisation_id = ?1)
"""

"""A contact as JSON: the fields `cli.md` promises, keys in English, dates ISO."""

from __future__ import annotations

from datetime import date
from typing import Any

from salesbook.domain.contact import Contact
from salesbook.domain.important_date import ImportantDate
from salesbook.queries.contacts import employment_now, profile_of
from salesbook.queries.standing import standing_of
from salesbook.store.notebook import NotebookReader
from salesbook.wording import render


def contact_json(notebook: NotebookReader, contact: Contact, today: date) -> dict[str, Any]:
    """One contact with what is known of them; `next` of a date is its next solar day."""
    profile = profile_of(notebook, contact)
    employment, organisation = employment_now(profile)
    return {
        "id": contact.id,
        "name": contact.name,
        "organisation": organisation.name if organisation else "",
        "title": employment.title if employment else "",
        "stage": contact.stage.value if contact.stage else None,
        "phones": [{"label": phone.label, "value": phone.value} for phone in profile.phones],
        "emails": [{"label": email.label, "value": email.value} for email in profile.emails],
        "addresses": [
            {
                "label": address.label,
                "street": address.street,
                "city": address.city,
                "region": address.region,
                "postal_code": address.postal_code,
                "country": address.country,
            }
            for address in profile.addresses
        ],
        "dates": [date_json(entry, today) for entry in profile.dates],
        "interests": [interest.text for interest in profile.interests if not interest.avoid],
        "needs": [need.text for need in profile.needs if need.met_on is None],
        "tags": [tag.word for tag in profile.tags],
        "photo": contact.photo is not None,
        "missing": [render(text) for text in standing_of(notebook, contact).missing_in_words],
    }


def date_json(entry: ImportantDate, today: date) -> dict[str, Any]:
    """An important date as JSON."""
    return {
        "kind": entry.label or entry.kind.value,
        "calendar": entry.calendar.value,
        "month": entry.month,
        "day": entry.day,
        "year": entry.year,
        "leap_month": entry.leap_month,
        "next": entry.next_on_or_after(today).isoformat(),
    }

"""A contact's picture."""

from __future__ import annotations

from dataclasses import replace

from salesbook.domain.contact import Contact, Photo
from salesbook.domain.errors import Refused
from salesbook.domain.text import Text
from salesbook.store.notebook import Notebook


def set_photo(notebook: Notebook, contact_id: str, photo: Photo | None) -> None:
    """Give a contact a picture, or take it away (None)."""
    contact = notebook.get(Contact, contact_id)
    if contact is None:
        raise Refused(Text("This contact was deleted meanwhile."))
    with notebook.change(Text("Change the photo of {name}", name=contact.name)) as change:
        if photo is not None:
            change.insert(photo)
        change.update(replace(contact, photo=photo.id if photo else None))

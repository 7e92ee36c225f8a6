"""Address labels: whose address, as its country writes it, and every label inside its own place on the sheet."""

from __future__ import annotations

import pytest

from salesbook.domain.contact import Address, Contact
from salesbook.domain.organisation import Employment, Organisation
from salesbook.domain.profile import Profile
from salesbook.operations.contacts import add_contact
from salesbook.queries.addresses import contacts_with_address
from salesbook.queries.contacts import ContactLine
from salesbook.reports.address_labels import AddressLabels, Label, label_block, label_of
from salesbook.reports.label_sheets import grid_of
from salesbook.reports.marks import Words
from salesbook.reports.options import AddressLabelsOptions, LabelSheet, NothingToPrint
from salesbook.reports.page import ENGLISH, MM, PAPERS
from salesbook.reports.parts import Desk
from salesbook.reports.setting import Setter
from salesbook.store.notebook import Notebook
from tests.factories import TODAY
from tests.reports.papers import composed, gathered, pages_of

ANNA = ContactLine("anna", "Anna Ek", "Bayer", "buyer")


def labels(notebook: Notebook, **options: object) -> AddressLabels:
    made: AddressLabels = gathered(notebook, "address-labels", **options)
    return made


def test_an_address_is_written_as_its_country_does() -> None:
    chinese = Address("a", "东三环北路27号", "B座12层", city="北京市", postal_code="100020", country="中国")
    assert label_of(ANNA, chinese) == Label(("100020", "北京市东三环北路27号B座12层", "Bayer", "Anna Ek 收"), 3)
    german = Address("a", "Rheinstraße 27", "2nd floor", city="Freiburg", postal_code="79104", country="Germany")
    assert label_of(ANNA, german) == Label(
        ("Anna Ek", "Bayer", "2nd floor", "Rheinstraße 27", "79104 Freiburg", "Germany")
    )


def test_a_street_in_latin_letters_keeps_its_order_in_a_town_that_is_written_in_chinese() -> None:
    mixed = Address("a", "Zhengding Road 555", city="上海市", region="浦东新区", postal_code="201203", country="中国")
    assert label_of(ANNA, mixed) == Label(("Anna Ek", "Bayer", "Zhengding Road 555", "201203 上海市, 浦东新区", "中国"))
    box = Address("a", city="上海市", po_box="信箱 12")
    assert label_of(ANNA, box).lines[-1] == "Anna Ek 收"


def test_the_preferred_address_is_taken_else_that_at_work(notebook: Notebook) -> None:
    home, work = Address("anna", "Home 1", label="home"), Address("anna", "Work 1", label="work", position=1)
    add_contact(notebook, Profile(Contact("Anna", id="anna"), addresses=(home, work)))
    loved = Address("bo", "Loved 1", label="home", preferred=True, position=1)
    add_contact(notebook, Profile(Contact("Bo", id="bo"), addresses=(Address("bo", "Work 2", label="work"), loved)))
    add_contact(notebook, Profile(Contact("Cy", id="cy"), addresses=(Address("cy", country="Spain"),)))
    assert [(one.name, address.street) for one, address in contacts_with_address(notebook)] == [
        ("Anna", "Work 1"),
        ("Bo", "Loved 1"),
    ]


def test_they_are_narrowed_down_to_a_contact_or_an_organisation(notebook: Notebook) -> None:
    house = Organisation("Bayer", id="bayer")
    for name in ("Anna", "Bo"):
        jobs = (Employment(name.lower(), "bayer"),) if name == "Bo" else ()
        profile = Profile(
            Contact(name, id=name.lower()),
            addresses=(Address(name.lower(), "Street 1"),),
            employments=jobs,
            organisations=(house,) if jobs else (),
        )
        add_contact(notebook, profile)
    assert [one.lines[0] for one in labels(notebook).labels] == ["Anna", "Bo"]
    assert [one.lines[0] for one in labels(notebook, contact_id="anna").labels] == ["Anna"]
    assert [one.lines[0] for one in labels(notebook, organisation_id="bayer").labels] == ["Bo"]


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.name)
@pytest.mark.parametrize("sheet", LabelSheet)
def test_every_label_stands_on_its_sheet_and_apart_from_its_neighbours(paper: object, sheet: LabelSheet) -> None:
    found = next(one for one in PAPERS if one is paper)
    grid = grid_of(found.name, sheet)
    edges = [(*grid.place(number), grid.width, grid.height) for number in range(grid.count)]
    for left, top, width, height in edges:
        assert left >= 0
        assert top >= 0
        assert (left + width) * MM <= found.width
        assert (top + height) * MM <= found.height
    # Sheets are symmetric: as much is left at the right as at the left, but for the tolerance of the makers.
    assert found.width / MM - max(left + width for left, _, width, _ in edges) == pytest.approx(grid.left, abs=1)
    assert found.height / MM - max(top + height for _, top, _, height in edges) == pytest.approx(grid.top, abs=1.5)
    assert grid.step_right >= grid.width
    assert grid.step_down >= grid.height


@pytest.mark.parametrize("text", ["A", "很长的地址" * 8, "Wolfeschlegelsteinhausen " * 40, "x" * 500])
@pytest.mark.parametrize("sheet", LabelSheet)
def test_what_stands_on_a_label_stays_on_it(text: str, sheet: LabelSheet) -> None:
    desk, grid = Desk(Setter(), ENGLISH), grid_of("letter", sheet)
    block = label_block(desk, grid, Label((text,) * 6))
    words = [mark for mark in block.marks if isinstance(mark, Words)]
    assert words
    for mark in words:
        assert mark.x + mark.line.width <= grid.width * MM
        assert mark.y - mark.size > 0
        assert mark.y <= grid.height * MM
    if text == "A":
        assert len(words) == 6
        assert words[0].size == {LabelSheet.SMALL: 7, LabelSheet.MEDIUM: 10, LabelSheet.LARGE: 10}[sheet]


def test_a_sheet_begun_already_goes_on_at_its_first_free_label() -> None:
    many = tuple(Label((f"Person {number}",)) for number in range(20))
    for used, pages in ((0, [20]), (2, [19, 1]), (20, [1, 19])):
        content = AddressLabels(LabelSheet.MEDIUM, used, many)
        found = pages_of(composed("address-labels", content))
        assert [page.count("Person") for page in found] == pages
    first = composed("address-labels", AddressLabels(LabelSheet.MEDIUM, 2, many[:1]))
    assert first.pdf != composed("address-labels", AddressLabels(LabelSheet.MEDIUM, 0, many[:1])).pdf


def test_the_sheet_follows_the_paper(notebook: Notebook) -> None:
    many = tuple(Label((f"Person {number}",)) for number in range(30))
    content = AddressLabels(LabelSheet.SMALL, 0, many)
    assert [composed("address-labels", content, paper=paper).pages for paper in PAPERS] == [2, 1]


def test_no_address_is_refused(notebook: Notebook) -> None:
    add_contact(notebook, Profile(Contact("Anna")))
    with pytest.raises(NothingToPrint) as refused:
        AddressLabelsOptions.usual(notebook, TODAY).check(notebook)
    assert str(refused.value.text) == "No address is known; add one to a contact, or choose somebody else."

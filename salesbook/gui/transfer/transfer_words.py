"""How the review says things: what a card is, what becomes of it, what it holds and what it adds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from salesbook.domain.contact import Contact
from salesbook.domain.duplicates import Because, Verdict
from salesbook.domain.merging import merged
from salesbook.domain.profile import Profile
from salesbook.domain.text import Text, counted
from salesbook.domain.written_address import in_one_line
from salesbook.formats.field_words import field_text
from salesbook.formats.format import RowProblem
from salesbook.formats.kept_columns import kept_column
from salesbook.gui.contacts import date_words
from salesbook.gui.contacts.fact_words import (
    label_words,
    language_words,
    relation_said,
    relation_words,
    service_words,
    shown_label,
)
from salesbook.gui.transfer.choices import Choice, Counts
from salesbook.gui.transfer.review import Review, Row
from salesbook.gui.words import in_clauses
from salesbook.system.i18n import gettext as _
from salesbook.system.i18n import language, ngettext
from salesbook.wording import capitalised, render, word

Line = tuple[str, str]

# What is longer than this is shown up to here; it comes in whole.
_LONGEST = 2000


def what_words(row: Row) -> str:
    """What a row is: new, known already, the same person as somebody because …, or why something could not be read."""
    if isinstance(row, RowProblem):
        return render(row.reason)
    if row.verdict is Verdict.IDENTICAL:
        return _("In the notebook already") if not row.like_is_card else _("The same card stands before it")
    if row.verdict is Verdict.NEW and row.because is not None:
        return _("New; {name} is in the notebook already").format(name=row.like_name)
    if row.because is None:
        return _("New")
    because = _("the card is known") if row.because is Because.UID else word(row.because)
    return _("Same person as {name}: {because}").format(name=row.like_name, because=because)


def choice_words(choice: Choice, verdict: Verdict) -> str:
    """What becomes of a card, as a command."""
    if choice is Choice.MERGE:
        return _("Merge")
    if choice is Choice.SKIP:
        return _("Skip")
    return _("Keep as new") if verdict is Verdict.SAME_PERSON else _("Add")


def place_words(row: Row) -> str:
    """Where a row stands."""
    return _("{file}, line {line}").format(file=row.file, line=row.line)


def sentence(row: Row, choice: Choice | None) -> str:
    """A row in words, for readers."""
    if isinstance(row, RowProblem):
        return in_clauses(row.whose, place_words(row), field_words(row), what_words(row))
    said = choice_words(choice, row.verdict) if choice else ""
    return in_clauses(row.name, row.organisation, what_words(row), said)


def outcome(found: Counts) -> Text:
    """What importing would do."""
    parts = (
        counted("{n} will be added", "{n} will be added", found.added),
        counted("{n} merged", "{n} merged", found.merged),
        counted("{n} skipped", "{n} skipped", found.skipped),
    )
    return Text("{parts}", parts=parts)


def summary(found: Counts) -> Text:
    """What importing did."""
    parts: tuple[Text, ...] = (counted("{n} contact added", "{n} contacts added", found.added),)
    if found.merged:
        parts += (counted("{n} merged", "{n} merged", found.merged),)
    if found.skipped:
        parts += (counted("{n} skipped", "{n} skipped", found.skipped),)
    return Text("{parts}", parts=parts)


def read_sentence(review: Review) -> str:
    """What was read, and what there is to say before anything else."""
    cards = review.cards
    said = [_what_was_read(review.files, len(cards))]
    if cards and all(card.verdict is Verdict.IDENTICAL for card in cards):
        said.append(_("All of it is in the notebook already: importing it again changes nothing."))
    elif doubtful := sum(card.verdict is Verdict.SAME_PERSON for card in cards):
        said.append(
            ngettext(
                "{n} looks like somebody who is there already: say what becomes of it.",
                "{n} look like somebody who is there already: say what becomes of them.",
                doubtful,
            ).format(n=doubtful)
        )
    return _sentences(*said)


def done_sentence(found: Counts, problems: int) -> str:
    """What importing did, and that what could not be read is listed."""
    said = render(summary(found)) + _(".")
    if not problems:
        return said
    listed_here = ngettext(
        "{n} line could not be read as it stands; it is listed here.",
        "{n} lines could not be read as they stand; they are listed here.",
        problems,
    )
    return _sentences(said, listed_here.format(n=problems))


def _sentences(*said: str) -> str:
    """Sentences one after the other; in Chinese without a blank between them."""
    return ("" if language() == "zh_CN" else " ").join(said)


def field_words(problem: RowProblem) -> str:
    """What the line that could not be read was about."""
    return render(field_text(problem.field)) if problem.field else ""


def problem_list(problems: tuple[RowProblem, ...]) -> str:
    """What could not be read as text: file, line, field, reason and whose card it is, separated by tabs."""
    return "".join(
        f"{one.file}\t{one.line}\t{field_words(one)}\t{render(one.reason)}\t{one.whose}\n" for one in problems
    )


def added_lines(before: Profile, card: Profile) -> list[Line]:
    """What merging a card adds to somebody: the lines that are there after it and were not before."""
    known = Counter(lines_of(before))
    return list((Counter(lines_of(merged(before, card, words=render).profile)) - known).elements())


def lines_of(profile: Profile) -> list[Line]:
    """What a profile holds, a line each: label and value."""
    return [(label, value[:_LONGEST]) for label, value in _lines(profile) if value]


def _lines(profile: Profile) -> Iterator[Line]:
    yield from _of_the_person(profile.contact)
    yield from _of_work(profile)
    for phone in profile.phones:
        yield label_words(phone.label, Text("phone")), phone.value
    for email in profile.emails:
        yield shown_label(email.label, Text("email")), email.value
    for messaging in profile.messaging_ids:
        yield service_words(messaging.service), messaging.value
    for address in profile.addresses:
        yield shown_label(address.label, Text("address")), in_one_line(address)
    for site in profile.websites:
        yield shown_label(site.label, Text("website")), site.value
    yield from _of_private_life(profile)
    for tag in profile.tags:
        yield _("Tag"), tag.word
    for note in profile.notes:
        yield _("Private note") if note.private else _("Note"), note.text
    if profile.photo is not None or profile.contact.photo:
        yield _("Photo"), _("a picture")
    for kept in profile.card_properties:
        head, value = kept_column(kept) or (kept.name, kept.value)
        yield _("Kept as it is"), f"{head}: {value[:200]}"


def _of_the_person(contact: Contact) -> Iterator[Line]:
    yield _("Name"), contact.name
    phonetic = contact.phonetic or f"{contact.phonetic_family_name} {contact.phonetic_given_name}".strip()
    yield _("Said like"), phonetic
    yield from ((_("Also called"), nickname) for nickname in contact.nicknames)
    yield _("Prefix"), contact.prefix
    yield _("Suffix"), contact.suffix
    yield _("Language"), language_words(contact.language)
    yield _("How we met"), contact.how_we_met
    yield _("Best hours"), contact.best_hours


def _of_work(profile: Profile) -> Iterator[Line]:
    names = {one.id: one.name for one in profile.organisations}
    for job in profile.employments:
        parts = (names.get(job.organisation_id or "", ""), job.department, job.title, job.profession)
        yield _("Work"), " · ".join(part for part in parts if part)


def _of_private_life(profile: Profile) -> Iterator[Line]:
    for day in profile.dates:
        yield day.label or capitalised(word(day.kind)), date_words.shown(day)
    for relation in profile.relations:
        yield relation_words(relation.word), relation_said(relation)
    for interest in profile.interests:
        said = " · ".join(part for part in (interest.text, interest.detail) if part)
        yield _("Topic to avoid") if interest.avoid else capitalised(word(interest.kind)), said
    for need in profile.needs:
        yield _("Need"), need.text


def _what_was_read(files: tuple[str, ...], cards: int) -> str:
    if len(files) == 1:
        return ngettext("{file} holds {n} card.", "{file} holds {n} cards.", cards).format(file=files[0], n=cards)
    return ngettext("{files} files hold {n} card.", "{files} files hold {n} cards.", cards).format(
        files=len(files), n=cards
    )

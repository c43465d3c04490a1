"""The dates of the document in their order, as the notes give them."""

from collections.abc import Mapping
from dataclasses import dataclass

from assistant.rendering import escaped
from assistant.window.wording import both, date_key, in_both
from corpus.corpus import Corpus
from corpus.document import Language
from corpus.note import Note


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and what the notes say of it.

    Attributes
    ----------
        key: year, month and day, 0 for what is left open, to sort by.
        when: the date in each language.
        notes: the notes that give it, in the document's order.

    """

    key: tuple[int, int, int]
    when: Mapping[Language, str]
    notes: tuple[Note, ...]


def moments(corpus: Corpus) -> list[Moment]:
    """The dates that the notes give, oldest first; a year after its days, for it goes on."""
    found: dict[tuple[int, int, int], list[Note]] = {}
    for note in corpus.notes:
        key = date_key(next(iter(note.facts["when"].values()))) if "when" in note.facts else None
        if key:
            found.setdefault(key, []).append(note)
    ordered = sorted(found, key=lambda key: (key[0], key[1] or 13, key[2] or 32))
    return [Moment(key, found[key][0].facts["when"], tuple(found[key])) for key in ordered]


def timeline_html(corpus: Corpus) -> str:
    """The dates as an ordered list, each claim a button to its place in the article; empty where there are no dates."""
    entries = "".join(_moment_html(moment) for moment in moments(corpus))
    if not entries:
        return ""
    return f'<section class="timeline"><h3>{both("timeline.heading")}</h3><ol>{entries}</ol></section>'


def _moment_html(moment: Moment) -> str:
    claims = "".join(
        f'<button type="button" class="plain" data-do="point" data-cite="note-{escaped(note.id)}">'
        f"{in_both(note.claim)}</button>"
        for note in moment.notes
    )
    return f"<li><time>{in_both(moment.when)}</time><div>{claims}</div></li>"

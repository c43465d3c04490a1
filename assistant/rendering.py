"""An answer as HTML: markers are links, quotes are marked where they stand, and everything is escaped."""

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256
from html import escape
from itertools import pairwise
from types import MappingProxyType

from assistant.response import Answer, Citation
from corpus.document import Language

MARKER = re.compile(r"\[(\d{1,4})\]")

# Characters that turn the reading direction or draw nothing: seen as they are, an answer could be made to look like
# another. One sign takes the place of each, so that offsets still hold.
_DECEIVING = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)

_LABELS: Mapping[Language, Mapping[str, str]] = MappingProxyType(
    {
        "id": {
            "abstained": "Tidak disebutkan dalam artikel",
            "gloss": "Dengan kata-kata kami:",
            "paragraph": "paragraf",
            "suggestions": "Pertanyaan lain yang terjawab:",
        },
        "en": {
            "abstained": "Not said in the article",
            "gloss": "In our words:",
            "paragraph": "paragraph",
            "suggestions": "Other questions with an answer:",
        },
    }
)

# Inherited colours and half-transparent greys, so that it can be read on light and dark pages alike.
_CARD = "max-width:46rem;padding:.6rem 1rem;line-height:1.5;border-left:.25rem solid {};color:inherit"
_SAID, _NOT_SAID = _CARD.format("rgba(16,140,90,.7)"), _CARD.format("rgba(128,128,128,.7)")
_TEXT = "white-space:pre-wrap;overflow-wrap:anywhere;margin:.2rem 0"
_SMALL = "font-size:.85em;opacity:.8;margin:.6rem 0 .2rem"
_QUOTED = "margin:.2rem 0;padding:.4rem .8rem;background:rgba(128,128,128,.1);overflow-wrap:anywhere"
_LINK = "color:inherit;font-weight:600"
_MARK = "background:rgba(255,200,0,.35);color:inherit;border-radius:.15rem"


def answer_html(answer: Answer) -> str:
    """An answer as a notebook shows it: the text, the paragraphs that prove it, and what else could be asked."""
    labels = _LABELS[answer.language]
    anchor = "a" + sha256(repr((answer.question, answer.text)).encode(errors="replace")).hexdigest()[:8]
    parts = [f'<div style="{_NOT_SAID if answer.abstained else _SAID}" lang="{answer.language}">']
    if answer.abstained:
        parts.append(f'<div style="{_SMALL}">{labels["abstained"]}</div>')
    parts.append(f'<div style="{_TEXT}">{linked_text(answer.text, answer.citations, anchor)}</div>')
    parts.extend(_proof(cited, anchor, labels) for cited in by_paragraph(answer.citations))
    if answer.suggestions:
        items = "".join(f"<li>{escaped(suggestion)}</li>" for suggestion in answer.suggestions)
        parts.append(f'<div style="{_SMALL}">{labels["suggestions"]}<ul style="margin:0">{items}</ul></div>')
    return "".join([*parts, "</div>"])


def linked_text(text: str, citations: Sequence[Citation], anchor: str) -> str:
    """The text as HTML, each marker `[n]` of a citation linked to that citation's mark under the same anchor."""
    numbers = {str(citation.number) for citation in citations}
    return MARKER.sub(
        lambda match: (
            f'<a style="{_LINK}" href="#{anchor}-{match[1]}">{match[0]}</a>' if match[1] in numbers else match[0]
        ),
        escaped(text),
    )


def marked_paragraph(context: str, context_start: int, citations: Sequence[Citation], anchor: str) -> str:
    """A paragraph as HTML, with every quote of the citations that stands in it marked, numbered and linkable.

    `context_start` is where the paragraph begins in its document. Quotes may overlap or lie elsewhere.
    """
    end = context_start + len(context)
    within = [citation for citation in citations if citation.start < end and context_start < citation.end]
    inner = {place for citation in within for place in (citation.start, citation.end) if context_start < place < end}
    parts: list[str] = []
    for start, stop in pairwise(sorted({context_start, end} | inner)):
        opening = [c for c in within if max(c.start, context_start) == start]
        closing = [c for c in within if min(c.end, end) == stop]
        words = escaped(context[start - context_start : stop - context_start])
        parts.extend(f'<a id="{anchor}-{c.number}"></a>' for c in opening)
        is_quoted = any(c.start <= start and stop <= c.end for c in within)
        parts.append(f'<mark style="{_MARK}">{words}</mark>' if is_quoted else words)
        parts.extend(f'<sup style="line-height:0">[{c.number}]</sup>' for c in closing)
    return "".join(parts)


def by_paragraph(citations: Sequence[Citation]) -> list[list[Citation]]:
    """The citations, those of one paragraph together, in the order of each paragraph's first."""
    groups: dict[tuple[str, int], list[Citation]] = {}
    for citation in citations:
        groups.setdefault((citation.document, citation.paragraph), []).append(citation)
    return list(groups.values())


def escaped(text: str) -> str:
    """The text safe inside HTML, in elements and attributes, with nothing invisible or turned around left in it."""
    return escape(_DECEIVING.sub("\N{REPLACEMENT CHARACTER}", text))


def _proof(cited: Sequence[Citation], anchor: str, labels: Mapping[str, str]) -> str:
    first = cited[0]
    # The quotes of one note have one gloss: it is shown once, after all their numbers.
    glosses: dict[str, str] = {}
    for citation in cited:
        if citation.gloss:
            glosses[citation.gloss] = f"{glosses.get(citation.gloss, '')}[{citation.number}]"
    return "".join(
        [
            f'<div style="{_SMALL}">{escaped(first.document)}, {labels["paragraph"]} {first.paragraph}</div>',
            f'<blockquote style="{_QUOTED}" lang="{first.language}">',
            marked_paragraph(first.context, first.context_start, cited, anchor),
            "</blockquote>",
            *(
                f'<div style="{_SMALL}">{numbers} <i>{labels["gloss"]}</i> {escaped(gloss)}</div>'
                for gloss, numbers in glosses.items()
            ),
        ]
    )

"""What stands under an answer: its language, how sure it is, and how it was found."""

from assistant.rendering import escaped
from assistant.response import Answer, Citation, Step
from assistant.window.wording import both, in_both, wording
from corpus.corpus import Corpus

_HIGH, _FAIR = 0.8, 0.5


def confidence_name(confidence: float) -> str:
    """The wording's name for a probability: people read words better than decimals."""
    return "high" if confidence >= _HIGH else "fair" if confidence >= _FAIR else "low"


def proof_html(answer: Answer, corpus: Corpus) -> str:
    """Language and confidence in a line, and how the answer was found folded away behind it."""
    name = confidence_name(answer.confidence)
    found = "".join(_citation_html(citation, answer, corpus) for citation in answer.citations)
    steps = "".join(_step_html(step) for step in answer.trace)
    made = answer.provenance
    return (
        f'<details class="proof"><summary>'
        f'<span class="sure sure-{name}">{both(f"proof.confidence.{name}")}</span>'
        f"<span>{both(f'proof.language.{answer.language}')}</span>"
        f'<span class="fold">{both("proof.summary")}</span></summary>'
        + (f'<ol class="found">{found}</ol>' if found else "")
        + (f'<p class="kicker">{both("proof.steps")}</p><ol class="steps">{steps}</ol>' if steps else "")
        + (
            f'<p class="made">{both("proof.made", corpus=made.corpus, model=made.model, index=made.index)}</p>'
            if made.corpus
            else ""
        )
        + "</details>"
    )


def _citation_html(citation: Citation, answer: Answer, corpus: Corpus) -> str:
    """The way to one quote: the note that led to it, in the answer's language where the quote is in another."""
    claims = {note.id: note.claim for note in corpus.notes}
    code = f" <code>{escaped(citation.note)}</code>" if citation.note else ""
    if citation.gloss:
        label = both(f"proof.gloss.{answer.language}")
        note = f'<dt>{label}</dt><dd lang="{answer.language}">{escaped(citation.gloss)}{code}</dd>'
    elif citation.note in claims:
        note = f"<dt>{both('proof.note')}</dt><dd>{in_both(claims[citation.note])}{code}</dd>"
    else:
        note = f"<dt>{both('proof.note')}</dt><dd>{both('proof.direct')}</dd>"
    return (
        f'<li value="{citation.number}"><dl>{note}<dt>{both("proof.sentence", paragraph=citation.paragraph)}</dt>'
        f'<dd><q class="quote" lang="{citation.language}">{escaped(citation.quote)}</q></dd></dl></li>'
    )


def _step_html(step: Step) -> str:
    known = f"proof.step.{step.name}"
    name = both(known) if known in wording() else escaped(step.name)
    return f"<li><b>{name}</b> {escaped(step.detail)}</li>"

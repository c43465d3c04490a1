"""Verdicts: whether a claim is a yes or a no to what is asked, or neither."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from assistant.attendance import somebody_attends
from assistant.evidence import days_of, lasting, places_of
from assistant.finding import Finding
from assistant.measure import Measure, dated_as, measures_in, unmeasured
from assistant.question import Question, opens_sentence
from assistant.reading import has_noun
from assistant.withholding import hardly_more_than_places
from assistant.wording import Wording, function_words, wording
from corpus import LANGUAGES, Corpus, Language, Note
from corpus.checking import unsupported_figures
from corpus.figure import figures
from index.analysis import analyzer

# From this distance on, a word of a yes-no question that the note does not hold keeps the answer from a plain yes.
_UNHEARD = 0.55
# Below this the words that it does not hold are light ones; so surely at least it is what is asked about.
_LIGHT, _LIGHTER, _SURELY, _LIKELY = 0.5, 0.35, 0.85, 0.6
# What gives the numbers of a claim, or says that it goes the same way, may put more of it in other words.
_NUMBERED, _LIKEWISE = 0.65, 0.85
# Above this a word weighs so much that the claim may be about something else.
_HEAVY = 0.6
_SAME_AS = re.compile(r"\bsame (?:thing )?as\b|(?<!kerja )\bsama (?:saja )?dengan\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_][\w’'-]+")
# What a word for "only" is said of begins within so many words.
_NEXT = 3
# "One of the two contexts": that there are two is not what is asked.
_ONE_OF = re.compile(r"\b(?:one of|satu dari|satu di antara|satu)(?: the| these| those)? $", re.IGNORECASE)
# What makes "kedua" mean both, and not the second one.
_BOTH = re.compile(
    r"(?:^\W*|\b(?:apa|apakah|benarkah|betulkah|dari|di|pada|antara|soal|untuk|dan|bahwa|dengan|kalau)\s+)kedua\b",
    re.IGNORECASE,
)
_WHEREABOUTS = ("place", "member", "group", "country", "person")
# Two things that a claim names in one breath.
_BESIDE = re.compile(
    r"(?P<one>(?:\w[\w-]*,?\s+){1,4}\w[\w-]*),? (?:and|dan|maupun|serta)\s+(?P<other>(?:\w[\w-]*\s+){0,4}\w[\w-]*)"
)

Verdict = Literal["yes", "no", "not-quite", ""]


def verdict(finding: Finding, corpus: Corpus) -> Verdict:
    """What goes before the claim of a finding's first note: `yes`, `no`, `not-quite` or nothing."""
    question = finding.question
    words = wording(question.spoken)
    if finding.compared:
        return ""
    if finding.contradicted:
        # "Are you sure?" is not answered by no, nor is "anything wrong with it?".
        if question.doubt is not None and words.closed["sure"].search(question.own):
            return "yes"
        closed = question.closed or question.kind == "yes-no"
        return "no" if closed and not words.closed["mending"].search(question.own) else "not-quite"
    if question.chooses:
        return ""
    asked = words.closed["aside"].sub(" ", words.aside.sub("", question.untagged))
    ruled = _ruled(finding, asked, corpus) if question.closed else None
    learnt = _learnt(finding, asked, corpus) if ruled is None else ruled
    # "Why does it reach one of them only?" is answered by neither, and takes for granted what is not so.
    if question.closed or not question.openly:
        return learnt
    return "not-quite" if learnt == "no" else ""


def _ruled(finding: Finding, asked: str, corpus: Corpus) -> Verdict | None:
    """What rules say of a question and a claim; "" where they leave it open for good, None where they cannot tell."""
    question, note = finding.question, finding.notes[0]
    words, claims = wording(question.spoken), note.claim
    # That one thing is another is said by no claim on the one.
    if _SAME_AS.search(question.untagged):
        return ""
    if _of_outsiders(question.untagged, claims.get(question.spoken, ""), words) and finding.unsaid < _HEAVY:
        return "yes"
    if _opposed(asked, claims.get(question.spoken, ""), words) and not words.negations.search(asked):
        return "no"
    measured = [each for each in measures_in(asked, question.spoken) if each.days or each.bound != "exactly"]
    if measured:
        return _as_measured(finding, asked, measured, corpus)
    dated = dated_as(asked, question.spoken, days_of(note))
    if dated:
        return "" if dated == "open" or words.negations.search(asked) else dated
    if _turned_round(finding, asked, corpus):
        return "no"
    # "Only X?" asks whether there is nothing else, which no claim says; an office that it does not name it leaves open.
    merely = words.operations["merely"].search(asked) and not _gives_its_numbers(asked, claims.values())
    if words.negations.search(asked) or merely or _offices(question, claims.values()):
        return None
    if wording(question.language).negations.search(claims[question.language]):
        return "no" if finding.stance is None else None
    # What is said of nobody in particular is no yes for somebody.
    if _elsewhere(note, asked, corpus) or words.sequence.search(asked):
        return None
    # One word may turn round what the claim says: "called off", of what was held.
    counted = _gives_its_numbers(asked, claims.values()) or _counts_alike(asked, claims[question.spoken], words)
    if finding.stance == "not-so" and not counted:
        return None
    # Neither yes nor no is certain: what the document says stands for itself.
    plain = _plain(finding, asked, corpus) or hardly_more_than_places(question, note, corpus)
    return "yes" if finding.missing < _UNHEARD or plain else None


def _learnt(finding: Finding, asked: str, corpus: Corpus) -> Verdict:
    """What is learnt from questions that others had checked; no yes where more is asked than the claim tells of."""
    question, note = finding.question, finding.notes[0]
    words, claims = wording(question.spoken), note.claim.values()
    # What comes before or after something else is not told by what tells when it was.
    if finding.stance is None or words.sequence.search(asked):
        return ""
    if finding.stance == "not-so":
        # A number that it does not give may be another's; where it gives one of that sort it is contradicted already.
        others = unsupported_figures(asked, [*claims]) or words.closed["aside"].search(question.untagged)
        # "Is X from Y?" is not denied by what X does.
        elsewhere = "where" not in note.facts and _elsewhere(note, asked, corpus)
        return "" if others or elsewhere or somebody_attends(question) or _likewise(asked, claims, words) else "no"
    beside = _offices(question, claims) or _unheard_names(question, claims) or _elsewhere(note, asked, corpus)
    return "" if beside else "yes"


def _of_outsiders(asked: str, claim: str, words: Wording) -> bool:
    """Whether a question asks of those who do not belong, "from outside too?", and a claim tells of them."""
    for out, told in words.outsiders:
        rest = out.sub(" ", asked)
        turning = (words.negations, words.turning, *(words.operations[cue] for cue in ("merely", "absent", "more-of")))
        if rest != asked and told.search(claim) and not any(each.search(rest) for each in turning):
            return True
    return False


def _as_measured(finding: Finding, asked: str, measures: Sequence[Measure], corpus: Corpus) -> Verdict:
    """Whether what a claim counts, or the days that it tells of, are as asked; "" where it says nothing of them."""
    question, note = finding.question, finding.notes[0]
    rest = unmeasured(asked, measures)
    if wording(question.spoken).negations.search(rest) or _elsewhere(note, rest, corpus):
        return ""
    given = [(each, lasting(note) if each.days else _counted(asked, each, note.claim)) for each in measures]
    if any(size and not each.holds(size) for each, size in given):
        return "no"
    if not all(size for _, size in given):
        return ""
    return "no" if _turned_round(finding, rest, corpus) else "yes" if finding.unsaid < _HEAVY else ""


def _counted(asked: str, measure: Measure, claims: Mapping[Language, str]) -> float | None:
    """How many a claim tells of what a question gives a bound for; None where it gives no number, or several."""
    after = {language: set(analyzer(language).terms(asked[measure.end :])[:_NEXT]) for language in claims}
    counts: dict[float, bool] = {}
    for language, claim in claims.items():
        for figure in figures(claim):
            if isinstance(figure.value, float) and not figure.ordinal:
                named = not after[language].isdisjoint(analyzer(language).terms(claim[figure.end :])[:_NEXT])
                counts[figure.value] = counts.get(figure.value, False) or named
    if len(counts) > 1:
        counts = {value: named for value, named in counts.items() if named}
    return next(iter(counts)) if len(counts) == 1 else None


def _turned_round(finding: Finding, asked: str, corpus: Corpus) -> bool:
    """Whether a claim says that it is otherwise than a question has it."""
    question, note = finding.question, finding.notes[0]
    words, claim = wording(question.spoken), note.claim.get(question.spoken, "")
    denied = words.negations.search(asked) is not None
    # What is denied of the opposite is as the claim has it.
    if _opposed(asked, claim, words):
        return False
    if _leaves_none_out(asked, claim, words):
        return True
    if denied:
        return finding.unsaid < _HEAVY and not words.negations.search(claim)
    return (
        _by_another(question, note, corpus)
        or _on_another_day(asked, claim, words)
        or _miscounted(question, claim, words)
        or _goes_beyond(asked, question, claim)
        or ("define" in question.kinds and bool(_unheard_names(question, note.claim.values())))
    )


def _leaves_none_out(asked: str, claim: str, words: Wording) -> bool:
    """Whether a question has somebody left out where a claim speaks of every one: "was any of them left out?"."""
    absent = words.operations["absent"].search(asked)
    if absent is None or words.operations["some"].search(asked) is None:
        return False
    rest = f"{asked[: absent.start()]} {asked[absent.end() :]}"
    return words.negations.search(rest) is None and words.operations["everyone"].search(claim) is not None


def _by_another(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question has somebody else do what a note names one for: "represented by its mayor?"."""
    claims = note.claim.values()
    if not _names_one(note) or _names(question, note):
        return False
    # Who said it is not who did it: a name may stand in what was said.
    return bool(_offices(question, claims) or (not _only_said(note, corpus) and _unheard_names(question, claims)))


def _names_one(note: Note) -> bool:
    """Whether a note names who did what it tells; "delegations of …" are no name that another could stand in for."""
    who = note.facts.get("who", {}).values()
    return bool(who) and all(text[:1].isupper() for text in who)


def _names(question: Question, note: Note) -> bool:
    """Whether a question names whom a note names."""
    forms = tuple(form for name in question.names for form in name.all_forms())
    return any(text.startswith(forms) for text in note.facts.get("who", {}).values())


def _places(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names where a note puts what it tells."""
    return not {name.id for name in question.names}.isdisjoint(places_of(note, corpus))


def _told_of(question: Question, note: Note, corpus: Corpus) -> bool:
    """Whether a question names, besides what all is about, what a note tells of."""
    told = {*corpus.gazetteer.ids(" ".join(note.facts.get("what", {}).values()))}
    return not {name.id for name in question.names}.isdisjoint(told - corpus.subject_names)


def _only_said(note: Note, corpus: Corpus) -> bool:
    """Whether whom a note names did no more than say it."""
    speaker = corpus.name(note.speaker.name).all_forms() if note.speaker is not None else set()
    return not speaker.isdisjoint(note.facts.get("who", {}).values())


def _offices(question: Question, claims: Iterable[str]) -> list[str]:
    """The offices that a question names and no claim does."""
    said = " ".join(claims).lower()
    # "For the minister's speech: is …?": what stands before what is asked names who it is for.
    text = question.text[question.text.rfind(": ") + 1 :]
    found = (m.group().lower() for lang in LANGUAGES for m in wording(lang).offices.finditer(text))
    titles = (title.removesuffix("nya") for title in found)
    return [title for title in titles if title not in said]


def _unheard_names(question: Question, claims: Iterable[str]) -> list[str]:
    """The words of a question that are written large, are no part of a name that the corpus knows, and in no claim."""
    said = " ".join(claims).lower()
    large = (m for m in _WORD.finditer(question.text) if m.group()[:1].isupper())
    # A sentence opens with a capital whatever its first word is.
    words = [m for m in large if not opens_sentence(question.text, m.start())]
    return [
        m.group()
        for m in words
        if not question.mentions_within(m.start(), m.end())
        and m.group().lower() not in function_words()
        and m.group().lower() not in said
        and not any(figure.start <= m.start() < figure.end for figure in question.figures)
    ]


def _opposed(text: str, claim: str, words: Wording) -> bool:
    """Whether a question has the opposite of what a claim says: that it slows down, of what grows."""
    for one, other in words.opposites:
        for asked, said in ((one, other), (other, one)):
            if asked.search(text) and not said.search(text) and said.search(claim) and not asked.search(claim):
                return True
    return False


def _likewise(text: str, claims: Iterable[str], words: Wording) -> bool:
    """Whether a question and a claim say that it goes the same way: that both grow."""
    return any(one.search(text) and one.search(claim) for claim in claims for pair in words.opposites for one in pair)


def _on_another_day(text: str, claim: str, words: Wording) -> bool:
    """Whether a question names a day of the week, and a claim another one."""
    asked, said = ({m.group().lower() for m in words.weekdays.finditer(each)} for each in (text, claim))
    return bool(asked and said) and asked.isdisjoint(said)


def _miscounted(question: Question, claim: str, words: Wording) -> bool:
    """Whether a question counts an event of a row as another one: the first ever, of the sixth."""
    said: set[object] = {figure.value for figure in figures(claim) if figure.ordinal} or {*_places_in(claim, words)}
    days = _days_in([claim])
    asked: set[object] = {f.value for f in question.figures if f.ordinal and f.value not in days}
    if words.first.search(question.own):
        asked.add(1.0)
    if not asked:
        asked.update(_places_in(question.own, words) - days)
    return bool(asked and said) and asked.isdisjoint(said)


def _places_in(text: str, words: Wording) -> set[float]:
    """The places in a row that a text counts: 2 for "the second context", none for "kedua konteks", which is both."""
    return {*words.ordinals_in(_BOTH.sub(" ", text))}


def _days_in(claims: Iterable[str]) -> set[int | None]:
    """The days of the month in claims: what "the 12th" may be."""
    dates = (figure.value for claim in claims for figure in figures(claim) if isinstance(figure.value, tuple))
    return {date.day for value in dates for date in value}


def _gives_its_numbers(asked: str, claims: Iterable[str]) -> bool:
    """Whether a question asks with numbers, and with no others than claims give."""
    given = [figure for figure in figures(asked) if not _ONE_OF.search(asked[: figure.start])]
    return bool(given) and not unsupported_figures(asked, [*claims])


def _counts_alike(asked: str, claim: str, words: Wording) -> bool:
    """Whether a question and a claim count one thing off, and the same: that it is the second."""
    return bool(places := _places_in(asked, words)) and places == _places_in(claim, words)


def _goes_beyond(asked: str, question: Question, claim: str) -> bool:
    """Whether a claim names something else beside what a question says "only" of: "in X and across Y" for "only X?"."""
    words = wording(question.spoken)
    merely = words.operations["merely"].search(asked)
    if merely is None:
        return False
    # "Only four?" is a yes where it is four.
    if _gives_its_numbers(" ".join(asked[merely.start() :].split()[:_NEXT]), [claim]):
        return False
    if words.operations["beside"].search(claim) and not words.operations["beside"].search(asked):
        return True
    terms = analyzer(question.spoken).terms
    named = set(terms(asked))
    return any(
        named.isdisjoint(terms(match["one"])) != named.isdisjoint(terms(match["other"]))
        for match in _BESIDE.finditer(claim)
    )


def _elsewhere(note: Note, asked: str, corpus: Corpus) -> bool:
    """Whether a question names a place, a member, a group or a person that the claim does not, nor is it theirs."""
    claims = " ".join(note.claim.values())
    # A name may be part of another: "Indonesia" of that of its mission.
    named = {
        *corpus.gazetteer.ids(claims),
        *(n.id for n in corpus.all_names if not n.all_forms().isdisjoint(re.findall(r"\w+", claims))),
    }
    # Who says it may be named beside whoever did it.
    doers = corpus.gazetteer.ids(" ".join(note.facts.get("who", {}).values()))
    beside = not {*doers}.isdisjoint(corpus.gazetteer.ids(asked))
    if note.speaker is not None and (beside or _only_said(note, corpus) or not _names_one(note)):
        named.add(note.speaker.name)
    # What is said of every one is said of each.
    every = any(
        wording(language).operations["everyone"].search(claim) and has_noun(claim, table.members)
        for language, claim in note.claim.items()
        for table in corpus.tables
    )
    return any(
        mention.names[0].type in _WHEREABOUTS
        and not any(name.id in named for name in mention.names)
        and not (every and mention.names[0].table is not None)
        for mention in corpus.gazetteer.find(asked)
    )


def _plain(finding: Finding, asked: str, corpus: Corpus) -> bool:
    """Whether a yes-no question says in other words what is told for it, and no word of it turns that round."""
    question, note, words = finding.question, finding.notes[0], wording(finding.question.spoken)
    claims = [*note.claim.values()]
    # Another purpose, or somebody else, may be put in as light a word; not where both say that it grows.
    who = corpus.gazetteer.find(" ".join(note.facts.get("who", {}).values()))
    office = any(name.type == "role" for mention in who for name in mention.names)
    doer = _names_one(note) and not (office or _only_said(note, corpus) or _names(question, note))
    same = _likewise(asked, claims, words)
    light = _LIGHTER if doer else _LIKEWISE if same else _LIGHTER if "why" in note.facts else _LIGHT
    keyed = _gives_its_numbers(asked, claims) or _names(question, note) or _places(question, note, corpus)
    keyed = keyed or _told_of(question, note, corpus)
    if light == _LIGHT and keyed:
        light = _NUMBERED
    surely = _SURELY if finding.unsaid >= _LIGHTER else _LIKELY
    if finding.unsaid >= light or finding.probability < surely:
        return False
    every = words.operations["everyone"].search(asked) and not any(
        wording(language).operations["everyone"].search(claim) for language, claim in note.claim.items()
    )
    turning = words.turning.search(asked) or words.operations["only"].search(asked)
    dates = _days_in(claims)
    strange = [
        figure
        for figure in unsupported_figures(asked, claims)
        if not (figure.ordinal and figure.value in dates) and not _ONE_OF.search(asked[: figure.start])
    ]
    return not (every or turning or strange or _unheard_names(question, claims))

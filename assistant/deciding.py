"""Deciding: what answers a question, or that nothing does, from the judged candidates."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from assistant import part
from assistant.abbreviation import misread
from assistant.companion import events, joined
from assistant.computation import compute
from assistant.dating import redated
from assistant.evidence import (
    Candidate,
    far_fetched,
    gather,
    missing_in,
    note_of,
    on_same_sentences,
    own_part,
    places_of,
    times_of,
)
from assistant.exemplar import table_of
from assistant.finding import Finding
from assistant.judging import Judge, Judged
from assistant.premise import contradicts, misdated, mistakes, replaced_agent, true_office
from assistant.presumption import (
    choices,
    claimed_place,
    grouped,
    growth,
    listing,
    membership,
    presumed_counts,
    ranking,
    roster,
    swapped_times,
    unlisted,
    wrong_absence,
    wrong_group,
    wrong_joining,
    wrong_omission,
    wrong_only,
    wrong_rank,
    wrong_time,
    wrong_total,
    wrong_way,
    wrong_whole,
    wrong_year,
)
from assistant.question import Doubt, Question, content_words
from assistant.reading import Reading, read, terms_in
from assistant.speech import said_by
from assistant.stance import stance
from assistant.statement import led, of_note
from assistant.tally import nth
from assistant.vocabulary import Vocabulary
from assistant.withholding import withheld
from assistant.wording import function_words, wording
from corpus import LANGUAGES, Corpus, Note
from corpus.figure import figures
from corpus.masking import mask
from index.analysis import analyzer
from index.search import Search

# How much of a question a sentence of a document without notes must hold.
_GROUNDED = 0.55
# Nobody asks who said it of anything but what was just said.
_TOLD = 0.95
# So surely a passage is on what a question wants summed up.
_TOLD_OF = 0.5
# Beside a number that is set right, what is asked is answered from this probability on.
_TORN_FROM = 0.6
# So much a question looks like asking for what it asks for beside a number that is wrong.
_ASKED = 0.5
# And what a table says from this one on.
_TABLED = 0.4
_QUOTATION = re.compile(r"[\"“«‘'](?P<quoted>[^\"“”«»]{8,})[\"”»’']")
# So many spaces at least, that what is quoted is words and no name.
_QUOTED_SPACES = 2
# What is quoted from memory has so much of its words at least.
_MOSTLY = 0.5
# So near to the likeliest the second stands in for it.
_NEARLY = 0.8
# A gap is not named where the likeliest candidate is less likely than this: it would be a guess at what was meant.
_SUSPECTED = 0.3
# So likely at least is what happened at the place that is named.
_THERE = 0.05
# A gap is not named beside an answer that is withheld where it is less likely than this.
_HARDLY = 0.05
# Of a question for who said it, no word may be missing more than this from what was said.
_HEARD = 0.65
# So likely at least a note may be meant, where what is missing is likelier, if it surely has something to say; and what
# is learnt so is as likely to be right as this.
_MEANT, _LEARNT = 0.3, 0.8
# Unrelated things lie below this of each other: education 0.08 and tourism 0.07 of the nearest of six areas of which
# pollution is at 0.28 and medical care at 0.27.
_NEAR_IN_MEANING = 0.17
# What belongs to others is as near as this to a word for it: "tergabung" 0.59, "hadir" 0.71; "sinking" 0.22.
_BELONGING = 0.4
# So likely at least is what was said by somebody, where who said it is asked.
_SPOKEN = 0.005
# What a question takes for granted of a table, or asks of it beyond doubt.
_CERTAIN = (
    choices,
    presumed_counts,
    swapped_times,
    wrong_group,
    wrong_only,
    wrong_whole,
    wrong_omission,
    wrong_absence,
    wrong_joining,
    claimed_place,
    wrong_rank,
    wrong_way,
    unlisted,
    roster,
)
# What a table answers more to the point than the note that tells of it.
_BETTER_COMPUTED = (membership, growth, listing, grouped, ranking)
# What seems less likely than this to be small talk is none.
_CHATTING = 0.15
# What does not look like it is no small talk below this; above, it is at least no question to the document.
_CHATTING_AT_ALL = 0.5
# What tells of one member or group that it is in, with the time of the list.
_ONE_BY_ONE = ("is-member", "is-group", "group-of")
# So surely a question is off the subject that what it seems to take for granted is nothing of it.
_BESIDE = 0.9
_TELLING_OFF, _SURELY = ("injection", "insult"), 0.6


def weigh(
    question: Question, corpus: Corpus, search: Search, vocabulary: Vocabulary
) -> tuple[dict[str, Reading], list[Candidate]]:
    """The question read against each table, and the candidates for an answer, measured."""
    read_all = (read(question, table, corpus, vocabulary.ordinary) for table in corpus.tables)
    readings = {each.table.id: replace(each, akin=_akin(each, search), alien=_alien(each, search)) for each in read_all}
    return readings, gather(question, readings, search, corpus)


def _off_topic(judged: Sequence[Judged]) -> bool:
    """Whether a question is so surely off the subject that nothing is taken for granted in it."""
    if not judged:
        return False
    insult = judged[0].candidate.owner in _TELLING_OFF and judged[0].probability >= _SURELY
    return insult or (judged[0].candidate.owner == "off-topic" and judged[0].probability >= _BESIDE)


def _guessed(likeliest: Judged) -> bool:
    """Whether small talk is likeliest only because nothing is likely, and the text does not even look like it."""
    candidate = likeliest.candidate
    guess = candidate.owner not in _TELLING_OFF and likeliest.probability < _CHATTING_AT_ALL
    return guess and far_fetched(candidate)


def _akin(reading: Reading, search: Search) -> bool:
    """Whether a thing that a question names means nearly what a member of a table of things is called."""
    if reading.table.groups is not None or not reading.strangers:
        return False
    forms = [name.form(language) for name in reading.table.all_members for language in LANGUAGES]
    return max(search.likeness(" ".join(reading.strangers), forms)) >= _NEAR_IN_MEANING


def _alien(reading: Reading, search: Search) -> bool:
    """Whether all that a question to be checked says of a member in groups is far from belonging to others."""
    question = reading.question
    named = bool(reading.members or reading.strangers) and (question.closed or question.asks("yes-no"))
    said = [word for word in reading.telling if word not in wording(question.spoken).particles]
    # What speaks of the list beside is no question of what it is like: "is X 1 of the pilots, lah?".
    listed = not {*reading.unexplained}.issuperset(question.content)
    if reading.table.groups is None or listed or not (named and said):
        return False
    belonging = [word for language in LANGUAGES for word in wording(language).belonging]
    known = terms_in(" ".join(belonging))
    return all(not terms_in(word) & known and max(search.likeness(word, belonging)) < _BELONGING for word in said)


def finding_of(
    question: Question, candidate: Candidate, readings: Mapping[str, Reading], corpus: Corpus, probability: float = 1.0
) -> Finding:
    """What comes of taking a candidate for what the question is about; empty where it cannot answer."""
    table = table_of(candidate.owner, corpus)
    if table is not None:
        return Finding(
            question,
            candidate.owner,
            computed=tuple(compute(table[1], readings[table[0].id], corpus)),
            probability=probability,
        )
    note = note_of(candidate.owner, corpus)
    if note is None:
        return Finding(question, gap=candidate.owner, probability=probability)
    return Finding(
        question,
        candidate.owner,
        (note,),
        missing=candidate.features.get("doubt", 0.0),
        unsaid=candidate.features.get("missing", 1.0),
        unheard=candidate.features.get("unheard", 0.0),
        contradicted=contradicts(question, note, corpus),
        probability=probability,
    )


def decide(
    question: Question, corpus: Corpus, search: Search, judge: Judge, vocabulary: Vocabulary
) -> tuple[Finding, list[Judged]]:
    """What is found for a question, and everything that was weighed for it, the likeliest first."""
    if not any(character.isalnum() for character in question.text):
        return Finding(question, gap="unclear", probability=_TOLD, likeliest=_TOLD), []
    if not corpus.notes:
        return _among_sentences(question, corpus, search)
    if question.doubt is not None:
        return _held(question, question.doubt, corpus), []
    said = _quoted(question, corpus) or _said_before(question, corpus) or _dated_before(question, corpus)
    if said is not None:
        return _told(question, (said,)), []
    if _misquoted(question, corpus):
        return _told(question, ()), []
    dated = redated(question, corpus)
    if dated is not None:
        decided = decide(dated[0], corpus, search, judge, vocabulary)
        # Who had an office in another year takes nothing for granted.
        if dated[1] not in decided[0].notes[:1] or dated[1].facts.get("who") is None:
            return _in_the_right_year(question, *dated, decided, corpus)
    number = part.number_in(question, corpus)
    if number is not None:
        return _told(replace(question, kinds=("what",)), part.notes_of(number, corpus)), []
    points = said_by(question, corpus)
    if points:
        return _told(question, points), []
    passage = _passage(question, corpus, search, judge, vocabulary)
    if passage is not None:
        return passage, []
    readings, candidates = weigh(question, corpus, search, vocabulary)
    judged = judge.judge(candidates)
    if judged and _guessed(judged[0]):
        judged = judge.judge([each for each in candidates if each is not judged[0].candidate])
    checks = () if _off_topic(judged) else _CERTAIN
    certain = next(filter(None, (check(readings.values(), corpus) for check in checks)), None)
    if certain:
        return Finding(question, computed=tuple(certain), contradicted=True, probability=0.9, likeliest=0.9), judged
    office = true_office(question, corpus) or misread(question, corpus)
    if office is not None and question.kind == "yes-no":
        return replace(_told(question, (office,)), contradicted=True), judged
    counted = _counted_off(question, readings, corpus)
    if counted is not None:
        return counted, judged
    if not judged:
        return Finding(question, probability=1.0), judged
    wrong = (check(readings.values(), corpus) for check in (wrong_total, wrong_time, wrong_year))
    total = next(filter(None, wrong), None)
    if total is not None and judged[0].candidate.kind != "other":
        return _set_right(question, total, judged, readings, corpus), judged
    tabled = judged[0].candidate.kind == "table" and any(name.table for name in question.names)
    compared = None if tabled else events(question, judged, corpus)
    if compared is not None:
        return compared, judged
    best = judged[0]
    finding = finding_of(question, best.candidate, readings, corpus, best.probability)
    if question.kind == "who-said" and finding.notes:
        finding = _with_speaker(finding, judged, corpus)
    for note in finding.notes:
        computed = next(filter(None, (check(note, readings.values(), corpus) for check in _BETTER_COMPUTED)), None)
        if computed:
            finding = replace(finding, notes=(), computed=tuple(computed))
    finding = _in_other_words(finding, readings, judged, search, corpus)
    finding = _where_named(finding, judged, corpus)
    if finding.notes:
        finding = replace(finding, stance=stance(question, finding.notes[0], search, corpus))
        finding = joined(finding, judged, corpus)
        finding = _at_another_time(_by_another(finding, corpus), corpus)
    gap = _silent(judged, corpus)
    # "And next year's?" asks of another time; it does not take what was told to be of it.
    shifted = question.own != question.text and any(isinstance(f.value, tuple) for f in figures(question.own))
    if not finding.answered and gap is not None and not shifted:
        # What is asked for is not there, but what the question takes for granted is, otherwise.
        meant = (note_of(each.candidate.owner, corpus) for each in judged)
        mistaken = next((note for note in meant if note is not None and mistakes(question, note, corpus)), None)
        mistaken = mistaken or office
        if mistaken is not None:
            finding = replace(finding, owner=mistaken.id, notes=(mistaken,), gap=None, contradicted=True)
            return replace(finding, likeliest=best.probability), judged
    spoken = _spoken_nearby(finding, judged, corpus, search)
    if spoken is not None:
        return spoken, judged
    unsure, near = finding.probability < judge.threshold, None
    if finding.answered and not unsure and withheld(finding, best.probability, corpus):
        near = finding.notes[0]
        finding = _second(question, judged, readings, corpus)
    if not finding.answered or unsure:
        checked = _checked(question, judged, readings, search, corpus)
        if checked is not None:
            return checked, judged
        probability = _of_silence(judged, corpus)
        likeliest = best.probability
        if best.candidate.owner in _TELLING_OFF and gap != best.candidate.owner:
            likeliest = _probability_of(gap, judged)
        named = likeliest >= _SUSPECTED or corpus.gap(gap or "") is None
        if near is not None and corpus.gap(gap or "") is not None:
            # What is nearly asked is told, rather than what is hardly likely to be meant.
            named = _probability_of(gap, judged) >= _HARDLY
        if named:
            near = _nearby(gap, question, judged, corpus)
        silent = gap if named else None
        return Finding(question, gap=silent, near=near, probability=probability, likeliest=likeliest), judged
    if office is not None and finding.notes:
        others = tuple(note for note in finding.notes if note != office)
        finding = replace(finding, notes=(office, *others), contradicted=True)
    return replace(finding, likeliest=best.probability), judged


def _nearby(owner: str | None, question: Question, judged: Sequence[Judged], corpus: Corpus) -> Note | None:
    """The note near a gap that comes nearest to a question: one of what it names, and of these the likeliest."""
    gap = corpus.gap(owner) if owner is not None else None
    if gap is None or not gap.near:
        return None
    named = {name.id for name in question.names} - corpus.subject_names
    weights = {each.candidate.owner: each.probability for each in judged}

    def nearness(note: Note) -> tuple[int, float]:
        said = corpus.gazetteer.ids(note.claim[question.language])
        return len(named.intersection(said)), weights.get(note.id, 0.0)

    return max(map(corpus.note, gap.near), key=nearness)


def _in_other_words(
    finding: Finding, readings: Mapping[str, Reading], judged: Sequence[Judged], search: Search, corpus: Corpus
) -> Finding:
    """The note of a table of things, where it bears out that one goes by another name: "keeping people safe"."""
    question = finding.question
    table, operation = table_of(finding.owner or "", corpus) or (None, "")
    if table is None or table.groups is not None or operation != "is-member" or readings[table.id].members:
        return finding
    own = next((each.candidate for each in judged if each.candidate.owner == table.note), None)
    if own is None or stance(question, corpus.note(table.note), search, corpus, surely=True) != "so":
        return finding
    return finding_of(question, own, readings, corpus, finding.probability)


def _checked(
    question: Question, judged: Sequence[Judged], readings: Mapping[str, Reading], search: Search, corpus: Corpus
) -> Finding | None:
    """What a note that may be meant surely has to say to a question to be checked that rather seems to have no answer.

    What nobody asks for may look like what is missing, while others had just that checked. It may be what was withheld
    for a doubt about the question that what was learnt does not share.
    """
    if not question.closed or question.chooses or question.openly:
        return None
    for each in judged:
        note = note_of(each.candidate.owner, corpus)
        taken = stance(question, note, search, corpus, surely=True) if note and each.probability >= _MEANT else None
        if taken in ("so", "not-so"):
            finding = finding_of(question, each.candidate, readings, corpus, _LEARNT)
            return replace(finding, stance=taken, likeliest=_LEARNT)
    return None


def _in_the_right_year(
    question: Question, dated: Question, note: Note, decided: tuple[Finding, list[Judged]], corpus: Corpus
) -> tuple[Finding, list[Judged]]:
    """What is found for a question with the right year of a name, the note that gives it first where it is not said."""
    finding, judged = decided
    if not finding.answered:
        return replace(finding, question=question), judged
    right = {figure.value for figure in dated.figures} - {figure.value for figure in question.figures}
    said = corpus.claim(finding.notes[0], question.language) if finding.notes else finding.computed[0].text
    given = {figure.value for figure in figures(said)}
    notes = finding.notes if right & given else (note, *(each for each in finding.notes if each != note))
    return replace(finding, question=question, notes=notes, contradicted=True), judged


def _told(question: Question, notes: tuple[Note, ...]) -> Finding:
    """What the document says of what a question names beyond doubt; no answer where that is nothing."""
    return Finding(question, notes[0].id if notes else None, notes, probability=_TOLD, likeliest=_TOLD)


def _passage(
    question: Question, corpus: Corpus, search: Search, judge: Judge, vocabulary: Vocabulary
) -> Finding | None:
    """What the paragraph says in which the document tells of what a question wants summed up; None for any other.

    No answer where the document does not tell of it.
    """
    topic = part.topic_in(question)
    if topic is None:
        return None
    mentions = tuple(corpus.gazetteer.find(topic))
    about = Question(topic, question.language, question.spoken, ("what",), mentions, tuple(figures(topic)))
    finding, _ = decide(about, corpus, search, judge, vocabulary)
    # What tells of the whole document tells of no passage.
    whole = any(not note.facts for note in finding.notes[:1])
    if not finding.answered or whole or finding.likeliest < _TOLD_OF:
        return Finding(question, gap=finding.gap, probability=finding.probability, likeliest=_TOLD)
    spans = [span for note in finding.notes[:1] for span in note.evidence]
    spans = spans or [source.span for statement in finding.computed for source in statement.sources]
    return _told(replace(question, kinds=("what",)), part.notes_of(spans[0].paragraph, corpus))


def _with_speaker(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """What is found for who said something: the likeliest note that the document has somebody say, if any may be it."""
    told = finding.notes[0]
    who = corpus.gazetteer.find(" ".join(told.facts.get("who", {}).values()))
    if told.speaker is not None or any(name.type == "person" for mention in who for name in mention.names):
        return finding
    for each in judged:
        note = note_of(each.candidate.owner, corpus)
        if note is not None and note.speaker is not None and each.probability >= _SPOKEN:
            return replace(finding, owner=note.id, notes=(note,))
    return finding


def _held(question: Question, doubt: Doubt, corpus: Corpus) -> Finding:
    """What was told, said again: the document is what it is held against, not what the asker believes."""
    return replace(_told(question, (corpus.note(doubt.note),)), contradicted=doubt.agrees is False)


def _by_another(finding: Finding, corpus: Corpus) -> Finding:
    """Where a question has it done by somebody else, first the note on the same sentence that says by whom it was."""
    if finding.contradicted:
        return finding
    for note in on_same_sentences(finding.notes, corpus):
        if note not in finding.notes and replaced_agent(finding.question, note, corpus):
            return replace(finding, notes=(note, *finding.notes), contradicted=True)
    return finding


def _where_named(finding: Finding, judged: Sequence[Judged], corpus: Corpus) -> Finding:
    """What happened at the place that a question names, where nothing else in it is of what happened elsewhere.

    "What was that in X?" is of what was in X, however much it looks like asking for the other one.
    """
    question = finding.question
    if not finding.contradicted or not finding.notes or mistakes(question, finding.notes[0], corpus):
        return finding
    named = {name.id for name in question.names if name.type == "place"}
    asked = set(analyzer(question.spoken).terms(" ".join(question.content)))
    for each in judged[1:]:
        note = note_of(each.candidate.owner, corpus)
        if note is None or each.probability < _THERE or not named & set(places_of(note, corpus)):
            continue
        first, other = (
            set(analyzer(question.spoken).terms(n.claim[question.spoken])) for n in (finding.notes[0], note)
        )
        if not asked & (first - other) and not contradicts(question, note, corpus):
            return replace(finding, owner=note.id, notes=(note,), contradicted=False)
    return finding


def _at_another_time(finding: Finding, corpus: Corpus) -> Finding:
    """Where a question dates what a note tells, and wrongly, first the note that says when it was.

    "Who came to the meeting in X in 2021?": who came is told without a date, and when the meeting in X was beside it.
    """
    first = finding.notes[0]
    if finding.contradicted or times_of(first):
        return finding
    here = set(places_of(first, corpus))
    for note in corpus.notes:
        same = note not in finding.notes and here & set(places_of(note, corpus))
        if same and misdated(finding.question, note, corpus):
            return replace(finding, notes=(note, *finding.notes), contradicted=True)
    return finding


def _counted_off(question: Question, readings: Mapping[str, Reading], corpus: Corpus) -> Finding | None:
    """The one of a list that a question counts off and asks nothing more of: "what is the third area?"."""
    for table, reading in readings.items():
        told = nth(reading, corpus)
        if told:
            return Finding(question, f"{table}/nth", computed=tuple(told), probability=0.9, likeliest=0.9)
    return None


def _spoken_nearby(finding: Finding, judged: Sequence[Judged], corpus: Corpus, search: Search) -> Finding | None:
    """Who says it, where that is asked and only who made it is not there: "who says that there is a framework?"."""
    question, gap = finding.question, corpus.gap(finding.gap or "")
    if question.kind != "who-said" or gap is None:
        return None
    # That somebody says it is no part of what is said.
    said = wording(question.spoken).kinds["who-said"].sub(" ", question.text)
    aligner = search.alignment(mask(said, corpus, question.spoken), question.spoken)
    for each in judged:
        note = note_of(each.candidate.owner, corpus)
        if note is None or note.id not in gap.near or note.speaker is None:
            continue
        if min(each.candidate.features["missing"], missing_in(aligner, note, corpus)) < _HEARD:
            return Finding(question, note.id, (note,), probability=finding.probability, likeliest=_HEARD)
    return None


def _second(question: Question, judged: Sequence[Judged], readings: Mapping[str, Reading], corpus: Corpus) -> Finding:
    """What the second likeliest candidate says where the first must be withheld and this is nearly as likely."""
    if len(judged) > 1 and judged[1].probability >= _NEARLY * judged[0].probability:
        second = finding_of(question, judged[1].candidate, readings, corpus, judged[1].probability)
        if second.answered and not withheld(second, second.probability, corpus):
            return second
    return Finding(question)


def _set_right(
    question: Question, total: Note, judged: Sequence[Judged], readings: Mapping[str, Reading], corpus: Corpus
) -> Finding:
    """The right number, and what is asked of it where that is there."""
    best = judged[0]
    if table_of(best.candidate.owner, corpus) is not None and best.probability >= _TABLED:
        language = question.language
        reply = "no" if question.kind == "yes-no" else "not-quite"
        right = led(of_note(total, corpus.claim(total, language)), reply, language)
        rest = finding_of(question, best.candidate, readings, corpus).computed
        # What the table says may be the same once more.
        told = corpus.claim(total, language)
        rest = tuple(each for each in rest if each.text != told)
        counted = Finding(question, total.id, (total,), computed=(right, *rest), contradicted=True)
        return replace(counted, probability=best.probability, likeliest=max(best.probability, 0.6))
    note = note_of(best.candidate.owner, corpus) if best.probability >= _TORN_FROM else None
    if note is None or note == total:
        # "Given that there are 26 now, who represents them?": what is asked beside the number.
        own = max((each.candidate for each in judged), key=lambda candidate: candidate.features["own_likeness"])
        note = note_of(own.owner, corpus) if own.features["own_likeness"] > _ASKED else None
    notes = (total, note) if note is not None and note != total else (total,)
    return Finding(
        question, total.id, notes, contradicted=True, probability=best.probability, likeliest=max(best.probability, 0.6)
    )


def _quoted(question: Question, corpus: Corpus) -> Note | None:
    """The note on words of the document that a question quotes to ask who said them."""
    if not question.asks("who-said", "who"):
        return None
    for quoted in _quotations(question):
        found = re.search(re.escape(quoted), corpus.document.text, re.IGNORECASE)
        if found is None:
            continue
        spoken = [note for note in corpus.notes if note.speaker is not None]
        overlaps = {
            note.id: max(min(found.end(), s.end) - max(found.start(), s.start) for s in note.evidence)
            for note in spoken
        }
        best = max(spoken, key=lambda note: overlaps[note.id], default=None)
        if best is not None and overlaps[best.id] > 0:
            return best
    return None


def _misquoted(question: Question, corpus: Corpus) -> bool:
    """Whether a question quotes words to ask who said them, in the document's language, that it does not hold."""
    quotations = _quotations(question) if question.asks("who-said") else []
    if not quotations or question.spoken != corpus.document.language:
        return False
    terms = analyzer(question.spoken).terms
    held = set(terms(corpus.document.text))
    return any(sum(term in held for term in each) < _MOSTLY * len(each) for each in map(terms, quotations))


def _quotations(question: Question) -> list[str]:
    """The words that a question quotes, those that are more than a name."""
    quoted = [match["quoted"].strip(" .,?!…") for match in _QUOTATION.finditer(question.text)]
    return [words for words in quoted if words.count(" ") >= _QUOTED_SPACES]


def _said_before(question: Question, corpus: Corpus) -> Note | None:
    """What "who said that?" points at: the note that was told just before, where the document names who says it."""
    if question.kind != "who-said" or question.told is None or own_part(question) is not None:
        return None
    table = table_of(question.told, corpus)
    note = note_of(table[0].note if table is not None else question.told, corpus)
    return note if note is not None and note.speaker is not None else None


def _dated_before(question: Question, corpus: Corpus) -> Note | None:
    """What "when was that?" and "when did they join?" point at after an answer from a table: the note it stands on."""
    table = table_of(question.told, corpus) if question.told is not None else None
    if question.kind != "when" or table is None or question.own == question.text or figures(question.own):
        return None
    # Of one that is said to be in, the same once more says it.
    if table[1] in _ONE_BY_ONE:
        return None
    joining = wording(question.spoken).operations["joining"]
    own = joining.sub(" ", wording(question.spoken).kinds["when"].sub(" ", question.own))
    named = corpus.gazetteer.find(question.own)
    more = named or not function_words().issuperset(content_words(own))
    return None if more else corpus.note(table[0].note)


def _among_sentences(question: Question, corpus: Corpus, search: Search) -> tuple[Finding, list[Judged]]:
    """What a document without notes says: the sentence that holds most of the question's words.

    There is nothing to learn from here, so the bar is plain: so much of the question, weighed by its words, must be
    found in the sentence, and what looks like small talk must not look like it much.
    """
    candidates = gather(question, {}, search, corpus)
    shares = {each.owner: max(0.0, each.features["grounding"]) for each in candidates if each.kind == "claim"}
    judged = [Judged(each, shares.get(each.owner, 0.0)) for each in candidates]
    judged.sort(key=lambda each: -each.probability)
    talk = max(
        (each for each in candidates if each.kind == "other"), key=lambda each: each.features["likeness"], default=None
    )
    if judged and judged[0].probability >= _GROUNDED:
        note = corpus.note(judged[0].candidate.owner)
        share = judged[0].probability
        return Finding(question, note.id, (note,), probability=share, likeliest=share), judged
    chatting = talk is not None and talk.features["likeness"] > 0
    return Finding(question, gap=talk.owner if talk and chatting else None, probability=0.5, likeliest=0.5), judged


def _silent(judged: Sequence[Judged], corpus: Corpus) -> str | None:
    """The likeliest of the things that are no answer; nobody is told off, or thanked, on a mere suspicion."""
    for each in judged:
        owner = each.candidate.owner
        least = _SURELY if owner in _TELLING_OFF else 0.0 if corpus.gap(owner) is not None else _CHATTING
        if (
            each.probability >= least
            and not far_fetched(each.candidate)
            and note_of(owner, corpus) is None
            and table_of(owner, corpus) is None
        ):
            return owner
    return None


def _probability_of(owner: str | None, judged: Sequence[Judged]) -> float:
    """The probability of what is of an owner; 0 where that was not weighed."""
    return next((each.probability for each in judged if each.candidate.owner == owner), 0.0)


def _of_silence(judged: Sequence[Judged], corpus: Corpus) -> float:
    """The probability that silence is right: that none of the candidates that could answer is the one."""
    likeliest = max(
        (e.probability for e in judged if note_of(e.candidate.owner, corpus) or table_of(e.candidate.owner, corpus)),
        default=0.0,
    )
    return 1 - likeliest

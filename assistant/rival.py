"""Rivals: what a text asks of the last two groups, or of another beside the one that was told of, asked in full."""

from collections.abc import Sequence
from string import Template

from assistant.context import Context, groups_told
from assistant.residue import beside_nouns, kinds_in, own_words
from assistant.wording import wording
from corpus import Corpus, Language
from corpus.figure import figures
from corpus.name import Name
from corpus.table import Table


def set_beside(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """How many more, or whether more, the group that was told of has than one that a text names.

    "How many more than X is that?", "is that more than X?", "and more than Y?"; "has X more than that?".
    """
    table, words, operations = groups_told(context, corpus), wording(spoken), wording(spoken).operations
    named = [(m, name) for m in corpus.gazetteer.find(body) for name in m.names]
    others = [(m, name) for m, name in named if table is not None and name in table.all_groups]
    before, more = group_told(table, context), operations["more-than"].search(body)
    points = bool(words.follow_up["pronoun"].search(body) and operations["difference"].search(body))
    if (context.told or "").endswith("/compare") and table is not None and more:
        # "And more than Y?", after "has A more than X?"
        compared = (name for m in corpus.gazetteer.find(context.standalone) for name in m.names)
        before, points = next((name for name in compared if name in table.all_groups), None), True
    if table is None or before is None or not points or len(others) != 1 or others[0][1] == before or figures(body):
        return None
    counts, both = "how-many" in kinds_in(body, spoken), words.follow_up["both"].search(body)
    if both or not (counts or more):
        return None
    mention, other = others[0]
    rivals = (other, before) if more and mention.start < more.start() and not counts else (before, other)
    return _of_two("how-many-more" if counts else "whether-more", rivals, table, spoken)


def alike(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Whether the last two groups that were named have as many members: "the same number?"; None for any other text."""
    table, operations = groups_told(context, corpus), wording(spoken).operations
    groups = {group.form("id"): group for group in (table.all_groups if table is not None else ())}
    named = [groups[name] for name in context.tabled if name in groups]
    if table is None or len(named) < 2 or not operations["equal"].search(body) or operations["others"].search(body):
        return None
    rest = operations["equal"].sub(" ", body)
    if corpus.gazetteer.find(body) or figures(body) or beside_nouns(rest, corpus):
        return None
    return _of_two("whether-alike", named[-2:], table, spoken)


def difference_told(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """How many more the one has than the other, of two that were compared: "by how many?"; None for any other text."""
    table, cue = groups_told(context, corpus), wording(spoken).follow_up["by-how-many"]
    groups, compared = all_told(table, context), (context.told or "").endswith("/compare")
    groups = groups if len(groups) == 2 and compared else _last_two(table, context)
    if table is None or len(groups) != 2 or not cue.search(body):
        return None
    if corpus.gazetteer.find(body) or figures(body) or beside_nouns(cue.sub(" ", body), corpus):
        return None
    return _of_two("how-many-more", groups, table, spoken)


def more_of_two(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """Which of the last two groups has more, where they were told of one after the other: "which has more?"."""
    table, patterns = groups_told(context, corpus), wording(spoken).follow_up
    groups = _last_two(table, context)
    more, fewer = patterns["which-more"].search(body), patterns["which-fewer"].search(body)
    cue = more or fewer
    if table is None or cue is None or len(groups) != 2 or corpus.gazetteer.find(body) or figures(body):
        return None
    if beside_nouns(f"{body[: cue.start()]} {body[cue.end() :]}", corpus):
        return None
    return _of_two("which-has-more" if more else "which-has-fewer", groups, table, spoken)


def compared_instead(body: str, spoken: Language, context: Context, corpus: Corpus) -> str | None:
    """The same of another group after two were compared: "has A more than B? — and C?"; None for any other text."""
    table = groups_told(context, corpus)
    named = [name for mention in corpus.gazetteer.find(body) for name in mention.names]
    others = [name for name in named if table is not None and name in table.all_groups]
    if table is None or not (context.told or "").endswith("/compare") or len(named) != 1 or len(others) != 1:
        return None
    more = any(
        wording(spoken).operations[cue].search(context.standalone) for cue in ("more-than", "more-of", "exceeds")
    )
    if own_words(body, corpus) or kinds_in(body, spoken) or len(all_told(table, context)) != 2 or not more:
        return None
    before = [name for m in corpus.gazetteer.find(context.standalone) for name in m.names if name in table.all_groups]
    return (
        _of_two("whether-more", (others[0], before[-1]), table, spoken) if before and before[-1] != others[0] else None
    )


def _last_two(table: Table | None, context: Context) -> list[Name]:
    """The last two groups that were told of one after the other, where the last answer told of one of them alone."""
    if table is None or group_told(table, context) is None:
        return []
    groups = {group.form("id"): group for group in table.all_groups}
    return [groups[name] for name in context.tabled[-2:] if name in groups]


def _of_two(reply: str, groups: Sequence[Name], table: Table, spoken: Language) -> str:
    """A question about the members of two groups, the first set beside the other."""
    group, other = (name.form(spoken) for name in groups)
    noun = table.members.many[spoken]
    return Template(wording(spoken).replies[reply]).substitute(noun=noun, group=group, other=other)


def group_told(table: Table | None, context: Context) -> Name | None:
    """The one group of a table that the last answer told of; None where it told of none or several."""
    found = all_told(table, context)
    # What tells of one member tells of it and not of its group.
    return found[0] if len(found) == 1 and found[0].form("id") in context.tabled[-1:] else None


def all_told(table: Table | None, context: Context) -> list[Name]:
    """The groups of a table that the last answer told of."""
    groups = table.all_groups if table is not None else ()
    return [name for name in groups if name.form("id") in context.groups]

"""Operations: what can be asked of a table, and whether a question's words call for it."""

import re

from assistant.atlas import is_country, is_place
from assistant.language import words_of
from assistant.measure import bounds_in
from assistant.question import COMPLETED, Question
from assistant.reading import Reading, counts_other_things, initial_in, number_in
from assistant.share import claimed_share
from assistant.wording import wording

# With more words beside the table's own than this, "is X …?" asks for something else of X.
_BESIDES = 4
# And with more than this where it says nothing of the list.
_UNLISTED = 1
_WHEREIN = re.compile(r"\b(?:in|at) (?:which|what)\b|\bdi (?:kota|negara|mana)\b", re.IGNORECASE)
_GREATER = re.compile(
    r"\b(?:which|who|mana\w*|siapa\w*)\b.*\b(?:(?:more|fewer|greater|larger|bigger|smaller|higher|lower)(?! than)|ahead"
    r"|lebih (?:banyak|sedikit|besar|kecil|unggul)|unggul)\b",
    re.IGNORECASE,
)
# Operations that list members or groups.
_LISTING = ("members-of", "all", "groups")
# What says that groups are asked for by how many members they have.
_SIZES = ("merely", "at-least", "more-than", "less-than", "other-than")
# Operations that say nothing of which is better.
_RANKED = ("is-member", "is-group", "compare", "same-group")
# Operations that leave others nothing to say where they are called for.
_NARROWER = {
    "starting": ("all", "groups", "sized", "counts", "most", "fewest"),
    "share": ("count-of", "members-of"),
    "outside": ("count-of", "members-of"),
    "counts": ("groups", "all", "most", "fewest"),
    "sum": ("count-of", "members-of"),
}


def operations(reading: Reading) -> dict[str, bool]:
    """The operations that can be carried out on what the question gives, each with whether its words call for it."""
    table, question = reading.table, reading.question
    # "Which of the cities of X is the biggest?" ranks by a size that the table does not have.
    if question.kind == "who-said" or reading.ranks_members:
        return {}
    groups, members = reading.groups, reading.members
    apart = reading.apart
    grouped = bool(table.all_groups)
    yes_no = question.asks("yes-no") or question.closed
    closed = question.asks("when", "why", "who-said") or (question.asks("how") and not question.asks("compare"))
    nouns = reading.group_noun or reading.member_noun
    # "Who got the fewest?" asks nothing else of anything else; "the biggest" may be so in other ways than by number.
    points = wording(question.spoken).follow_up["pronoun"].search(question.own)
    something_else = reading.telling or members or groups or reading.strangers or reading.sizes or points
    ranked = grouped and (nouns or not something_else)
    # A name that no table has asks for a table only beside a word for its members, or for being among them.
    # "Is it part of the UN?" is no question of cities; what is called a city by the question may be one.
    foreign = (
        not closed
        and bool(reading.strangers)
        # "Is there a training for ABC in the cities?" names no place.
        and not (all(map(_abbreviated, reading.strangers)) and not (reading.cue("listed") or reading.lone))
        # "Did he speak in X or Y?" asks which.
        and not (reading.places_offered and not (nouns or reading.cue("listed")))
        and (
            reading.member_noun
            or reading.group_noun
            or (
                grouped
                and yes_no
                and reading.cue("member")
                and len(question.content) <= 3
                and len(reading.telling) <= _UNLISTED
                and any(is_place(name) for name in reading.strangers)
            )
            or reading.lone
            or (grouped and reading.cue("listed") and all(is_place(name) for name in reading.strangers))
        )
    )
    # "Which are the three new ones?" is no question of how many, and those that came later may have no names here.
    listed, changed = question.asks("list"), reading.cue("difference")
    nameless = any(not count.named for count in table.counts)
    unnamed = changed and nameless
    # "Is it 26 or 29?": both of a table's numbers ask for what became of the one.
    asked = {figure.value for figure in question.figures}
    both = len({count.value for count in table.counts if count.value in asked}) >= 2 or _both_times(reading)
    # "Which project is X, one of them, working on?" asks for more than whether it is one.
    which = wording(question.spoken).kinds["what"].search(question.text) is not None
    telling = not yes_no and (which or question.asks("who", "how-many", "why", "how", "when", "where"))
    # The rest of a list without groups is the list.
    others = not grouped and bool(members) and reading.cue("others")
    # "Which cities of X are on the list?": where the table has no X, that is all that it can say.
    named = foreign and not members and not groups
    # "My town X, is it on the list?"
    listable = foreign and reading.cue("listed") and all(is_place(name) for name in reading.strangers)
    # "Which city project is …" asks for no cities.
    focus = wording(question.spoken).focus.search(question.text)
    astray = focus is not None and focus["noun"].lower() in reading.unexplained
    denied = wording(question.spoken).negations.search(question.text) is not None
    # "Of A and B, which has the greater number?"
    compared = len(groups) == 2 and not yes_no and _GREATER.search(question.own) is not None
    # "Does A get more tourists than B?"
    more_of_another = reading.of_quality("more-of")
    tabulated = reading.cue("each") and not reading.cue("fewer", "most", "fewest", "more-than", "less-than", "equal")
    # What a follow-up was completed with may name another group: "and the one that has four? — the cities of X".
    own = len(question.own)
    aside = [match.end() for match in wording(question.spoken).except_.finditer(question.text)]
    own_names = [
        m
        for m in question.mentions
        if m.start < own and any(name in (*groups, *members) for name in m.names) and m.start not in aside
    ]
    # "Was it in X in July 2023?": of another time than the table's.
    dated_else = _of_another_time(reading)
    dated = not (nouns or reading.cue("listed")) and dated_else
    sizes = {count.value for count in table.counts}
    on_list = nouns or reading.cue("listed") or not asked.isdisjoint(sizes)
    elsewhere = any(name.table not in (None, table.id) for name in question.names)
    # "The whole list, by country" asks for the cities.
    whole = grouped and _whole_list(reading)
    # "Is it in X?" asks of something else whether it is there, unless a member is what it points at.
    points_at = wording(question.spoken).follow_up["of-it"].search(question.own) is not None
    pointed_at = any(m.start >= own and any(name in apart for name in m.names) for m in question.mentions)
    of_it = points_at and not (on_list or pointed_at)
    claims_share = claimed_share(reading) is not None
    # "Rank them from the most to the fewest."
    from_top = reading.cue("ranked") and reading.cue("most") and reading.cue("fewest")
    astray_of_list = not on_list and len(reading.telling) > _UNLISTED
    possible = {
        # "How high was inflation in A in that year" counts no members.
        "count-of": (
            bool(groups) and not apart and not (nameless and reading.cue("newer")),
            question.asks("how-many")
            and not (question.asks("compare") and len(groups) >= 2)
            and (reading.member_noun or len(reading.unexplained) <= 1),
        ),
        # "The three newest are of X": those that came later may have no names here.
        "members-of": (
            bool(groups) and not (nameless and reading.cue("newer")),
            not question.asks("how-many")
            and not compared
            and (listed or not question.closed)
            and (listed or not question.asks("compare"))
            and (question.asks("list", "what") or not question.content),
        ),
        "group-of": (
            grouped
            and bool(members)
            and not (question.asks("who") and not (reading.group_noun or reading.cue("whose"))),
            # "Where can I eat well in X?" asks for more than whose it is.
            reading.group_noun or (reading.cue("group-of") and not reading.telling),
        ),
        "is-member": (
            (bool(members) or foreign)
            and not dated
            # "Does X work on health?" asks about X, not whether health is one of them.
            and not (elsewhere and not (grouped and on_list))
            and (len(reading.besides) <= _BESIDES or listable)
            # "Is it too rainy to swim in X?" says nothing of the list.
            and not (grouped and not groups and astray_of_list)
            # "Is X's work about energy?" asks about something that X has.
            and not (grouped and reading.owned and not reading.cue("listed"))
            # "Did X host any of them?" is no question of cities.
            and not (grouped and yes_no and reading.cue("happening") and not on_list and not foreign and not groups)
            and not (yes_no and reading.missing_here and not foreign)
            # "Is A or B cheaper?" asks which.
            and not (len(members) > 1 and question.chooses_names and reading.telling and not on_list)
            and not (question.asks("who") and not yes_no and not foreign)
            and not of_it,
            (
                yes_no
                or reading.lone
                or (listable and not telling)
                or (denied and bool(groups))
                or (reading.cue("member") and (not telling or named))
            )
            and not reading.cue("others"),
        ),
        # "Is X ranked first?" asks for more of X than whether it has any.
        "is-group": (
            grouped
            and not apart
            and (bool(groups) or (foreign and (reading.group_noun or any(map(is_country, reading.strangers)))))
            and not (yes_no and reading.missing)
            and not (nameless and reading.cue("newer"))
            # "Was it X's idea?", "is it kind to X?" are no questions of whether X has any.
            and not astray_of_list
            and not (question.kind == "yes-no" and not question.asks("where") and not on_list and reading.telling)
            and not more_of_another
            and not of_it
            and not dated,
            yes_no or (named and reading.group_noun),
        ),
        # "The smallest population" is no question of how many members there are.
        "most": (
            ranked and not reading.beyond("most") and not reading.of_quality("most"),
            reading.cue("most"),
        ),
        "fewest": (
            ranked and not reading.beyond("fewest") and not reading.of_quality("fewest"),
            reading.cue("fewest"),
        ),
        # "A table of the cities of A, B and C" compares nothing.
        "compare": (
            # "Had only A and B any?" compares nothing.
            grouped
            and not (yes_no and reading.only_groups and not question.asks("compare"))
            and not more_of_another
            and len(groups) >= 2
            and (compared or not (listed and (question.kind == "list" or tabulated))),
            # "Have A and B three each?" compares them with a number, not with each other.
            question.asks("compare")
            or compared
            or (yes_no and not listed and number_in(reading) is None)
            or (question.closed and reading.cue("equal")),
        ),
        "sized": (
            grouped
            and (not own_names or (reading.cue("equal") and not yes_no))
            and number_in(reading) is not None
            and reading.group_noun,
            True,
        ),
        "counts": (
            grouped
            and not groups
            and not members
            and reading.group_noun
            and number_in(reading) is None
            and not reading.counts_groups,
            ((question.asks("how-many") and reading.cue("each")) or reading.cue("ascending") or from_top)
            and (reading.member_noun or listed)
            and (reading.cue("ranked", "ascending") or not reading.cue("most", "fewest")),
        ),
        "outside": (bool(groups) and not apart, question.asks("how-many") and reading.cue("outside")),
        "share": (
            bool(groups) and not apart,
            reading.cue("share") or claims_share,
        ),
        "starting": (grouped and initial_in(reading) is not None and nouns, True),
        "groups": (
            grouped
            and not groups
            and not members
            and reading.group_noun
            and not reading.qualified
            # "Is any of them left out?" asks for none of those that are in.
            and not (reading.cue("absent") and reading.cue("some"))
            and not (nameless and reading.cue("newer")),
            # "The cities, country by country" asks for the cities.
            reading.counts_groups
            or not (listed and (reading.member_noun or whole) and (reading.cue("each") or reading.both_nouns)),
        ),
        "all": (
            not groups
            and (not members or others)
            and (reading.member_noun or others or whole)
            and not reading.missing
            and not unnamed
            # "Did all of them attend?" asks for no names.
            and not (yes_no and reading.telling and not listed)
            # "Which of the areas did the city of X choose?" asks of X.
            and not elsewhere
            and not counts_other_things(reading),
            listed or others,
        ),
        "difference": (
            len(table.counts) >= 2
            and not groups
            and not members
            # "How many joined in 2021?" is left open by a first and a last number.
            and not (dated_else and not both and not _in_a_stretch(question))
            and (
                nouns
                or both
                or (question.asks("how-many") and not dated_else and bool(question.figures))
                # "Has it grown since then?"
                or (question.closed and _in_a_stretch(question) and set(reading.unexplained) <= _told_by(reading))
            )
            and (changed or both)
            and not (listed and not question.asks("how-many", "compare"))
            # "X versus Y" compares no numbers.
            and (both or not question.asks("compare") or question.asks("how-many") or _timed(question))
            and not (yes_no and (reading.missing or len(reading.unexplained) > 2) and not question.asks("compare")),
            True,
        ),
        "siblings": (grouped and bool(apart), reading.cue("others") and not yes_no),
        "sum": (
            len(groups) >= 2 and reading.cue("sum", "summed") and not question.asks("compare"),
            reading.cue("summed") or (question.asks("how-many") and not (question.closed and reading.cue("equal"))),
        ),
        "same-group": (
            grouped and len(members) >= 2 and not dated,
            reading.group_noun and not reading.cue("others"),
        ),
    }
    if apart and groups and (question.kind == "yes-no" or (question.closed and len(apart) == len(groups) == 1)):
        # "Is A in B?" is about A, whatever else could be said of B.
        can, called = possible["is-member"]
        possible = {
            "is-member": (can, called or not reading.cue("others")),
            "same-group": possible["same-group"],
        }
    bounded = question.closed and bool(bounds_in(question.text, question.spoken))
    if grouped and groups and not apart and nouns and bounded:
        # "A has more than one?": how many it has says whether.
        possible = {"is-group": (True, True)}
    if grouped and groups and not apart and question.closed and reading.cue("sole") and number_in(reading) is not None:
        # "Is A the only one with one?": which have one.
        possible = {"sized": (True, True)}
    if bounded:
        # "Has it at least so many?" asks for no extreme.
        possible = {name: each for name, each in possible.items() if name not in ("most", "fewest")}
    offered = len(groups) >= 2 and question.chooses_names
    if apart and groups and ((len(apart) >= 2 and denied and not yes_no) or offered):
        # "Which of A, B and C is not in G", "is A in G or in H": where each of them is.
        possible = {"group-of": (grouped, True)}
    if question.asks("why", "when") and not question.asks("how-many", "yes-no"):
        # No table says why or when.
        possible = {name: each for name, each in possible.items() if name in ("is-member", "is-group")}
    if foreign:
        possible.pop("all", None)
    # "In which cities did it take place?" asks where something was, and the table has nothing that was.
    happened = reading.cue("happening") and (question.kind == "where" or bool(_WHEREIN.search(question.text)))
    if astray or reading.ranks:
        possible = {name: (can, called and name not in _LISTING) for name, (can, called) in possible.items()}
    if reading.ranks:
        possible = {name: each for name, each in possible.items() if name not in _RANKED}
    if happened:
        possible = {name: each for name, each in possible.items() if name not in _LISTING}
    if (
        "sized" in possible
        and possible["sized"][0]
        and reading.cue(*_SIZES)
        and (number_in(reading) or 0) <= _largest(reading)
    ):
        possible = {name: each for name, each in possible.items() if name not in ("all", "groups")}
    # What is counted by letter, by share or but for some groups is not asked for as a whole.
    for narrower, wider in _NARROWER.items():
        if all(possible.get(narrower, (False, False))):
            possible = {name: each for name, each in possible.items() if name not in wider}
    if reading.cue("most") != reading.cue("fewest"):
        possible.pop("fewest" if reading.cue("most") else "most", None)
    if claims_share and not apart:
        # "Are most of the cities of A?" asks for no extreme, nor whether it has any.
        possible = {"share": (True, True)}
    if any(reading.cue(cue) and cue in possible for cue in ("most", "fewest")):
        # "Has X more than any other?" asks for more than whether it has any.
        possible.pop("is-group", None)
    if reading.cue("most") and reading.cue("fewest") and "most" in possible:
        # A follow-up stands before what it follows: "and the fewest? — which has the most". In one breath, "the most
        # and the fewest", one answer gives both.
        patterns = wording(question.spoken).operations
        places = {name: m.start() for name in ("most", "fewest") if (m := patterns[name].search(question.text))}
        followed = COMPLETED in question.text
        possible.pop(max(places, key=lambda name: places[name]) if followed else "fewest")
    return {name: called and not closed for name, (can, called) in possible.items() if can}


def _abbreviated(name: str) -> bool:
    """Whether a name is an abbreviation that no atlas has."""
    return name.isupper() and not is_place(name)


def _whole_list(reading: Reading) -> bool:
    """Whether a question asks for the whole list, and not for that of other things: "the full list of guests"."""
    text = reading.question.text
    whole = wording(reading.question.spoken).operations["whole"].search(text)
    if whole is None:
        return False
    following = " ".join(words_of(text[whole.end() :])[:1])
    if reading.member_noun or reading.group_noun:
        return following not in reading.telling
    return following != "of" and following not in reading.question.content


def _largest(reading: Reading) -> int:
    """The number of members of the largest group."""
    return max((len(row.members) for row in reading.table.rows), default=0)


def _now(question: Question) -> bool:
    """Whether a question asks of the present."""
    return wording(question.spoken).present.search(question.text) is not None


def _timed(question: Question) -> bool:
    """Whether a question gives a number or a time."""
    return bool(question.figures) or _now(question)


def _of_another_time(reading: Reading) -> bool:
    """Whether a question gives a time, and it is none that the table's numbers are of."""
    given = [figure for figure in reading.question.figures if isinstance(figure.value, tuple)]
    times = [time for count in reading.table.counts for time in count.times]
    return bool(given) and not any(one.agrees(other) for one in given for other in times)


def _told_by(reading: Reading) -> set[str]:
    """The words with which a question says that a number changed: "got any bigger"."""
    cue = wording(reading.question.spoken).operations["difference"].search(reading.question.text)
    return set(cue.group().lower().split()) if cue is not None else set()


def _in_a_stretch(question: Question) -> bool:
    """Whether a date of a question begins or ends a stretch of time."""
    dates = (figure for figure in question.figures if isinstance(figure.value, tuple))
    return any(question.begins_or_ends(date) for date in dates)


def _both_times(reading: Reading) -> bool:
    """Whether a question sets the time of a table's first number beside the present: "how many in 2018, and now"."""
    first = reading.table.counts[0].times if reading.table.counts else []
    dated = any(one.agrees(other) for one in reading.question.figures for other in first)
    return dated and _now(reading.question) and reading.question.asks("how-many", "compare", "how")

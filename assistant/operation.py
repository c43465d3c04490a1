"""Operations: what can be asked of a table, and whether a question's words call for it."""

from collections.abc import Callable
from dataclasses import dataclass

from assistant.precedence import settled
from assistant.reading import Reading, counts_other_things, initial_in
from assistant.request import Request

# With more words beside the table's own than this, "is X …?" asks for something else of X.
_BESIDES = 4


@dataclass(frozen=True)
class Operation:
    """What can be done with a table.

    Attributes
    ----------
        name: what it is called in `assistant/words`.
        possible: whether it can be carried out on what a question gives.
        called: whether the question's words call for it.

    """

    name: str
    possible: Callable[[Request], bool]
    called: Callable[[Request], bool]


def operations(reading: Reading) -> dict[str, bool]:
    """The operations that can be carried out on what the question gives, each with whether its words call for it."""
    # "Which of the cities of X is the biggest?" ranks by a size that the table does not have.
    if reading.question.kind == "who-said" or reading.ranks_members:
        return {}
    request = Request(reading)
    found = {each.name: each.called(request) for each in _OPERATIONS if each.possible(request)}
    return {name: called and not request.untold for name, called in settled(found, request).items()}


def _always(_: Request) -> bool:
    return True


def _can_count_of(request: Request) -> bool:
    return bool(request.groups) and not request.apart and not request.nameless_newer


def _counts_of(request: Request) -> bool:
    """Whether members are counted: not by "how high was inflation in A that year"."""
    if not request.asks("how-many") or (request.asks("compare") and len(request.groups) >= 2):
        return False
    return request.reading.member_noun or len(request.reading.unexplained) <= 1


def _can_list_members(request: Request) -> bool:
    return bool(request.groups) and not request.nameless_newer


def _lists_members(request: Request) -> bool:
    # "What did X do?" asks for no list.
    if request.asks("how-many") or request.compared or (request.cue("deed") and not request.nouns):
        return False
    if not request.listed and (request.question.closed or request.asks("compare")):
        return False
    return request.asks("list", "what") or not request.question.content


def _can_give_group(request: Request) -> bool:
    of_whom = request.asks("who") and not (request.reading.group_noun or request.cue("whose"))
    return request.grouped and bool(request.members) and not (of_whom or request.of_their_nature or request.of_a_degree)


def _asks_group(request: Request) -> bool:
    """Whether it is asked whose a member is; "where can I eat well in X?" asks for more."""
    return request.reading.group_noun or (request.cue("group-of") and not request.telling)


def _can_find_member(request: Request) -> bool:
    """Whether a question may ask if something is a member, and not something else of it."""
    reading, grouped, on_list = request.reading, request.grouped, request.on_list
    if request.of_a_region:
        return False
    if not (request.members or request.foreign) or request.of_another_event or request.of_what_is_told:
        return False
    if len(reading.besides) > _BESIDES and not request.listable:
        return False
    if request.asks("who") and not request.yes_no and not request.foreign:
        return False
    # "I shall be in X next month, is it on the list?": what is asked is plain, whatever else is said.
    plainly = request.cue("listed") and not reading.owned
    if request.yes_no and reading.missing_here and not (request.foreign or plainly):
        return False
    # "Does X work on health?" asks about X, not whether health is one of them.
    of_another_table = request.elsewhere and not (grouped and on_list)
    # "Is it too rainy to swim in X?" says nothing of the list.
    of_place = grouped and not request.groups and request.astray_of_list
    # "Is X's work about energy?" asks about something that X has.
    of_its_own = grouped and reading.owned and not request.cue("listed")
    # "Did X host any of them?" is no question of cities.
    happened = request.yes_no and request.cue("happening") and not on_list
    of_event = grouped and happened and not request.foreign and not request.groups
    # "Is A or B cheaper?" asks which.
    of_choice = len(request.members) > 1 and request.question.chooses_names and request.telling and not on_list
    of_their_own = request.of_their_nature or request.of_a_degree or request.of_an_order
    return not (of_another_table or of_place or of_their_own or of_its_own or of_event or of_choice)


def _asks_membership(request: Request) -> bool:
    if request.cue("others"):
        return False
    if request.yes_no or request.reading.lone or (request.denied and request.groups):
        return True
    if (request.listable and not request.specific) or request.about_one:
        return True
    return request.cue("member") and (not request.specific or request.only_foreign)


def _can_find_group(request: Request) -> bool:
    """Whether a question may ask if something is a group; "is X ranked first?" asks for more of X."""
    if not request.grouped or request.apart or not (request.groups or request.foreign_country):
        return False
    if request.nameless_newer or request.of_what_is_told or request.of_another_event or request.more_of_another:
        return False
    if request.of_whole:
        return False
    # "Was it X's idea?", "is it kind to X?" are no questions of whether X has any.
    if request.astray_of_list or (request.yes_no and request.reading.missing):
        return False
    plainly = request.question.kind == "yes-no" and not request.asks("where")
    return not (plainly and not request.on_list and request.telling)


def _asks_group_membership(request: Request) -> bool:
    return request.yes_no or (request.only_foreign and request.reading.group_noun)


def _can_rank(extreme: str) -> Callable[[Request], bool]:
    """Whether groups can be ranked by number; "the smallest population" is no question of how many members."""
    return lambda r: r.ranked and not r.reading.beyond(extreme) and not r.reading.of_quality(extreme)


def _ranks(extreme: str) -> Callable[[Request], bool]:
    return lambda request: request.cue(extreme)


def _can_compare(request: Request) -> bool:
    """Whether groups are to be compared; "a table of the cities of A, B and C" compares nothing."""
    if not request.grouped or len(request.groups) < 2 or request.more_of_another:
        return False
    # "Had only A and B any?" compares nothing.
    if request.yes_no and request.reading.only_groups and not request.asks("compare"):
        return False
    return request.compared or not (request.listed and (request.question.kind == "list" or request.tabulated))


def _compares(request: Request) -> bool:
    """Whether groups are compared with each other; "have A and B three each?" compares them with a number."""
    if request.asks("compare") or request.compared:
        return True
    whether = request.yes_no and not request.listed and request.number is None
    return whether or (request.question.closed and request.cue("equal"))


def _can_give_sized(request: Request) -> bool:
    alike = (request.cue("equal") and not request.yes_no) or request.reading.exceeds_group
    return (
        request.grouped
        and (not request.own_names or alike)
        and request.number is not None
        and request.reading.group_noun
    )


def _can_count_each(request: Request) -> bool:
    reading = request.reading
    named = request.groups or request.members
    return (
        request.grouped
        and not named
        and reading.group_noun
        and request.number is None
        and not reading.counts_groups
    )  # fmt: skip


def _counts_each(request: Request) -> bool:
    if request.from_top:
        return True
    if not request.counted_by_rank or not (request.reading.member_noun or request.listed):
        return False
    return request.cue("ranked", "ascending") or not request.cue("most", "fewest")


def _can_set_apart(request: Request) -> bool:
    return bool(request.groups) and not request.apart


def _counts_outside(request: Request) -> bool:
    """Whether those of no such group are counted, or asked for: "which are not of X?"."""
    if request.asks("how-many"):
        return request.cue("outside")
    return request.listed and request.nouns and request.sets_groups_aside and not request.asks("yes-no")


def _asks_share(request: Request) -> bool:
    return request.cue("share") or request.claims_share


def _can_average(request: Request) -> bool:
    """Whether it is members that are averaged: not what "the average income" is of."""
    named = request.groups or request.members or request.telling
    return request.grouped and not named and request.cue("average") and request.nouns


def _can_find_initial(request: Request) -> bool:
    return request.grouped and initial_in(request.reading) is not None and request.nouns


def _can_list_groups(request: Request) -> bool:
    reading = request.reading
    if not request.grouped or request.groups or request.members or not reading.group_noun or reading.qualified:
        return False
    # "Is any of them left out?" asks for none of those that are in.
    return not (request.cue("absent") and request.cue("some")) and not request.nameless_newer


def _lists_groups(request: Request) -> bool:
    """Whether the groups are asked for; "the cities, country by country" asks for the cities."""
    reading = request.reading
    if reading.counts_groups:
        return True
    members = request.listed and (reading.member_noun or request.whole)
    return not (members and (request.cue("each") or reading.both_nouns))


def _can_list_all(request: Request) -> bool:
    """Whether all members are to be listed, and not those that came later, which have no names here."""
    reading, others = request.reading, request.rest_of_list
    if request.groups or (request.members and not others) or not (reading.member_noun or others or request.whole):
        return False
    if reading.missing or (request.cue("difference") and request.table.nameless):
        return False
    # "Which city came in last?" asks for one that has no name here.
    if request.last_in and request.table.nameless:
        return False
    # "Did all of them attend?" asks for no names.
    if request.yes_no and request.telling and not request.listed:
        return False
    # "Which of the areas did the city of X choose?" asks of X.
    return not request.elsewhere and not counts_other_things(reading)


def _lists_all(request: Request) -> bool:
    return request.listed or request.rest_of_list


def _can_tell_change(request: Request) -> bool:
    """Whether a table's numbers can be set side by side; "which are the three new ones?" asks for names."""
    both = request.both_numbers
    if len(request.table.counts) < 2 or request.groups or request.members:
        return False
    # "How many joined in 2021?" is left open by a first and a last number.
    if request.of_another_time and not both and not request.in_a_stretch:
        return False
    alone = len(request.question.content) <= 1 and not (request.telling or request.question.mentions)
    counted = request.asks("how-many") and not request.of_another_time and (bool(request.question.figures) or alone)
    if request.of_direction:
        return True
    if not (request.nouns or both or counted or request.grew_only) or not (request.cue("difference") or both):
        return False
    if request.listed and not request.asks("how-many", "compare"):
        return False
    # "X versus Y" compares no numbers.
    timed = bool(request.question.figures) or request.of_now
    if request.asks("compare") and not (both or request.asks("how-many") or timed):
        return False
    return not (request.yes_no and request.verbose and not request.asks("compare"))


def _can_give_siblings(request: Request) -> bool:
    return request.grouped and bool(request.apart)


def _asks_siblings(request: Request) -> bool:
    return request.cue("others") and not (request.yes_no and request.question.kind != "list")


def _can_add_up(request: Request) -> bool:
    return len(request.groups) >= 2 and request.cue("sum", "summed") and not request.asks("compare")


def _adds_up(request: Request) -> bool:
    alike = request.question.closed and request.cue("equal")
    return request.cue("summed") or (request.asks("how-many") and not alike)


def _can_tell_same(request: Request) -> bool:
    beside = request.of_another_event or request.of_a_degree
    return request.grouped and len(request.members) >= 2 and not beside


def _asks_same(request: Request) -> bool:
    return request.reading.group_noun and not request.cue("others")


# In the order in which they are offered to the judge.
_OPERATIONS = (
    Operation("count-of", _can_count_of, _counts_of),
    Operation("members-of", _can_list_members, _lists_members),
    Operation("group-of", _can_give_group, _asks_group),
    Operation("is-member", _can_find_member, _asks_membership),
    Operation("is-group", _can_find_group, _asks_group_membership),
    Operation("most", _can_rank("most"), _ranks("most")),
    Operation("fewest", _can_rank("fewest"), _ranks("fewest")),
    Operation("compare", _can_compare, _compares),
    Operation("sized", _can_give_sized, _always),
    Operation("counts", _can_count_each, _counts_each),
    Operation("outside", _can_set_apart, _counts_outside),
    Operation("share", _can_set_apart, _asks_share),
    Operation("average", _can_average, _always),
    Operation("starting", _can_find_initial, _always),
    Operation("groups", _can_list_groups, _lists_groups),
    Operation("all", _can_list_all, _lists_all),
    Operation("difference", _can_tell_change, _always),
    Operation("siblings", _can_give_siblings, _asks_siblings),
    Operation("sum", _can_add_up, _adds_up),
    Operation("same-group", _can_tell_same, _asks_same),
)

"""Precedence: which operations of a table leave others nothing to say."""

from collections.abc import Callable

from assistant.question import COMPLETED
from assistant.request import Request

# What can be carried out, each with whether it is called for.
Found = dict[str, bool]

# Operations that list members or groups.
_LISTING = ("members-of", "all", "groups")
# What says that groups are asked for by how many members they have.
_SIZES = ("merely", "at-least", "more-than", "less-than", "other-than")
# Operations that say nothing of which is better.
_RANKED = ("is-member", "is-group", "compare", "same-group")
# Operations of which the ends of a row are told.
_EXTREMES = ("most", "fewest")
# Operations that leave others nothing to say where they are called for: what is counted by letter, by share or but for
# some groups is not asked for as a whole.
_NARROWER = {
    "average": ("counts", "groups", "all", "most", "fewest"),
    "starting": ("all", "groups", "sized", "counts", "most", "fewest"),
    "share": ("count-of", "members-of"),
    "outside": ("count-of", "members-of"),
    "counts": ("groups", "all", "most", "fewest", "difference"),
    "sum": ("count-of", "members-of"),
}


def settled(found: Found, request: Request) -> Found:
    """What is left of the operations once each rule has had its say."""
    for rule in _RULES:
        found = rule(found, request)
    return found


def _without(found: Found, *names: str) -> Found:
    return {name: called for name, called in found.items() if name not in names}


def _member_in_group(found: Found, request: Request) -> Found:
    """What is said of A, where it is asked if A is in B, whatever else could be said of B."""
    apart, groups, question = request.apart, request.groups, request.question
    whether = question.kind == "yes-no" or (question.closed and len(apart) == len(groups) == 1)
    if not (apart and groups and whether):
        return found
    kept = {name: called for name, called in found.items() if name in ("is-member", "same-group")}
    if "is-member" in kept:
        kept["is-member"] = kept["is-member"] or not request.cue("others")
    return kept


def _bounds(found: Found, request: Request) -> Found:
    """How many A has, which says whether: "A has more than one?"."""
    named = request.groups and not request.apart
    return {"is-group": True} if request.grouped and named and request.nouns and request.bounded else found


def _sole(found: Found, request: Request) -> Found:
    """Which have so many: "is A the only one with one?"."""
    named = request.groups and not request.apart
    only = request.question.closed and request.cue("sole") and request.number is not None
    return {"sized": True} if request.grouped and named and only else found


def _bounds_no_extreme(found: Found, request: Request) -> Found:
    """No extreme, where a bound is asked for: "has it at least so many?"."""
    return _without(found, *_EXTREMES) if request.bounded else found


def _others_of_group(found: Found, request: Request) -> Found:
    """The others, where they are asked for beside one and its group: "which of G's besides A are in"."""
    asked = found.get("siblings", False) and request.groups
    return _without(found, "members-of", "all") if asked else found


def _which_of_them(found: Found, request: Request) -> Found:
    """Where each of them is: "which of A, B and C is not in G", "is A in G or in H"."""
    stray = len(request.apart) >= 2 and request.denied and not request.yes_no
    if not (request.apart and request.groups and (stray or request.choosing_groups)):
        return found
    return {"group-of": True} if request.grouped else {}


def _why_and_when(found: Found, request: Request) -> Found:
    """Only whether it is so, where it is asked why or when, which no table says."""
    if not request.asks("why", "when") or request.asks("how-many", "yes-no"):
        return found
    return {name: called for name, called in found.items() if name in ("is-member", "is-group")}


def _foreign(found: Found, request: Request) -> Found:
    return _without(found, "all") if request.foreign else found


def _foreign_member(found: Found, request: Request) -> Found:
    """Whether it has that place, where one is named that no table has: "is there X among those of A?"."""
    asked = request.foreign and request.groups and not request.apart and not request.foreign_country
    return _without(found, "is-group") if asked and found.get("is-member", False) else found


def _of_a_quality(found: Found, request: Request) -> Found:
    """No list, where something is ranked or another noun than the table's is asked for."""
    if not (request.of_a_quality or request.reading.ranks):
        return found
    found = {name: called and name not in _LISTING for name, called in found.items()}
    return _without(found, *_RANKED) if request.reading.ranks else found


def _where_it_happened(found: Found, request: Request) -> Found:
    return _without(found, *_LISTING) if request.where_it_happened else found


def _by_size(found: Found, request: Request) -> Found:
    """No list of everything, where groups of so many members are asked for."""
    largest = max((len(row.members) for row in request.table.rows), default=0)
    sized = "sized" in found and request.cue(*_SIZES) and (request.number or 0) <= largest
    return _without(found, "all", "groups") if sized else found


def _narrower(found: Found, _: Request) -> Found:
    for narrower, wider in _NARROWER.items():
        if found.get(narrower, False):
            found = _without(found, *wider)
    return found


def _one_extreme(found: Found, request: Request) -> Found:
    if request.cue("most") == request.cue("fewest"):
        return found
    return _without(found, "fewest" if request.cue("most") else "most")


def _claimed_share(found: Found, request: Request) -> Found:
    """The share, where one is claimed: "are most of the cities of A?"."""
    return {"share": True} if request.claims_share and not request.apart else found


def _extreme_of_group(found: Found, request: Request) -> Found:
    """The extreme, not whether it has any: "has X more than any other?"."""
    extreme = any(request.cue(name) and name in found for name in _EXTREMES)
    return _without(found, "is-group") if extreme else found


def _both_extremes(found: Found, request: Request) -> Found:
    """Of the most and the fewest the one that is asked for; in one breath, "the most and the fewest", one gives both.

    A follow-up stands before what it follows: "and the fewest? — which has the most".
    """
    if "most" not in found or not all(map(request.cue, _EXTREMES)):
        return found
    if COMPLETED not in request.question.text:
        return _without(found, "fewest")
    places = request.places_of_extremes()
    return _without(found, max(places, key=places.__getitem__))


_RULES: tuple[Callable[[Found, Request], Found], ...] = (
    _member_in_group,
    _bounds,
    _sole,
    _bounds_no_extreme,
    _others_of_group,
    _which_of_them,
    _why_and_when,
    _foreign,
    _foreign_member,
    _of_a_quality,
    _where_it_happened,
    _by_size,
    _narrower,
    _one_extreme,
    _claimed_share,
    _extreme_of_group,
    _both_extremes,
)

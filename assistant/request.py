"""Requests: what a question, read against a table, wants of it; each trait is worked out when first asked for."""

import re
from functools import cached_property

from assistant.atlas import is_country, is_place
from assistant.attendance import attends_at_place
from assistant.joining import gives_years
from assistant.language import words_of
from assistant.measure import bounds_in
from assistant.reading import Reading, has_noun, number_in
from assistant.share import claimed_share
from assistant.wording import function_words, wording

# With more words beside the table's own than this, a question says something of its own.
_UNLISTED = 1
# A name that no table has is asked about with so many other content words at most.
_BRIEF = 2
# Of a member hardly more than this many words say something in a question of what it is like.
_SAID_OF = 2
# A change is asked about with so many words beside the table's own at most.
_CHANGED = 2
# A group that is set aside stands so many words behind what sets it aside: "other than those of A".
_ASIDE = 2
_WHEREIN = re.compile(r"\b(?:in|at) (?:which|what)\b|\bdi (?:kota|negara|mana)\b", re.IGNORECASE)
_INSIDE = re.compile(
    r"\b(?:in|on|from|of|within|di|dari|pulau|island|province|provinsi)(?: the)?(?: (?:pulau|island of|provinsi))?\s+$",
    re.IGNORECASE,
)
_GREATER = re.compile(
    r"\b(?:which|who|mana\w*|siapa\w*)\b.*\b(?:(?:more|fewer|greater|larger|bigger|smaller|higher|lower)(?! than)|ahead"
    r"|lebih (?:banyak|sedikit|besar|kecil|unggul)|unggul)\b",
    re.IGNORECASE,
)


class Request:
    """A question with the traits that decide which operations of a table it calls for.

    Attributes
    ----------
        reading: the question as it is read against the table.
        question, table: what is read against what.
        groups, members, apart: the table's groups and members that the question names; see `Reading`.
        cue: whether the cue words of one of some operations stand in the question.
        asks: whether the question is of one of some kinds.

    """

    def __init__(self, reading: Reading) -> None:
        self.reading, self.question, self.table = reading, reading.question, reading.table
        self.groups, self.members, self.apart = reading.groups, reading.members, reading.apart
        self.cue, self.asks = reading.cue, reading.question.asks
        self._words = wording(reading.question.spoken)

    @cached_property
    def grouped(self) -> bool:
        """Whether the table has its members in groups."""
        return bool(self.table.all_groups)

    @cached_property
    def yes_no(self) -> bool:
        """Whether the question is to be answered by yes or no, or may be."""
        return self.asks("yes-no") or self.question.closed

    @cached_property
    def untold(self) -> bool:
        """Whether what is asked is told by no table: when, why, how, by whom it was said."""
        return self.asks("when", "why", "who-said") or (self.asks("how") and not self.asks("compare"))

    @cached_property
    def nouns(self) -> bool:
        """Whether the question has a word for the table's members or groups."""
        return self.reading.group_noun or self.reading.member_noun

    @cached_property
    def telling(self) -> tuple[str, ...]:
        """The words beside the table's own that say something."""
        return self.reading.telling

    @cached_property
    def number(self) -> int | None:
        """The number of members that the question gives, if any."""
        return number_in(self.reading)

    @cached_property
    def listed(self) -> bool:
        """Whether a list is asked for."""
        return self.asks("list")

    @cached_property
    def denied(self) -> bool:
        """Whether the question has a negation."""
        return self._words.negations.search(self.question.text) is not None

    @cached_property
    def bounded(self) -> bool:
        """Whether a number is said to be reached, or not to be, and it is asked whether: "has it at least three?"."""
        return self.question.closed and bool(bounds_in(self.question.text, self.question.spoken))

    @cached_property
    def claims_share(self) -> bool:
        """Whether the question claims a share: "are half of them in X?"."""
        return claimed_share(self.reading) is not None

    @cached_property
    def ranked(self) -> bool:
        """Whether it may be groups by their number of members that "the most" and "the fewest" are said of.

        "Who got the fewest?" asks nothing else of anything else; "the biggest" may be so in other ways than by number.
        """
        points = self._words.follow_up["pronoun"].search(self.question.own)
        named = self.members or self.groups or self.reading.strangers
        something_else = self.telling or named or self.reading.sizes or points
        if self.last_in or (self.of_a_degree and self.apart):
            return False
        return self.grouped and (self.nouns or not something_else)

    @cached_property
    def foreign(self) -> bool:
        """Whether a name that no table has is asked about as if it could be a member or a group.

        It is beside a word for members, or for being among them. "Is it part of the UN?" is no question of cities; what
        is called a city by the question may be one.
        """
        strangers = self.reading.strangers
        if self.untold or not strangers:
            return False
        # "Is there a training for ABC in the cities?" names no place.
        if all(map(_abbreviated, strangers)) and not (self.cue("listed") or self.reading.lone):
            return False
        # "Did he speak in X or Y?" asks which.
        if self.reading.places_offered and not (self.nouns or self.cue("listed")):
            return False
        places = [is_place(name) for name in strangers]
        others = [word for word in self.question.content if word not in " ".join(strangers).lower().split()]
        brief = len(others) <= _BRIEF and len(self.telling) <= _UNLISTED
        asked_of = self.yes_no and self.cue("member", "some") and brief and any(places)
        # "Is X on the list?": what no atlas has may be a small place.
        plainly = self.yes_no and not self.telling and brief
        listed = self.cue("listed") and (all(places) or plainly)
        return self.nouns or self.reading.lone or (self.grouped and (asked_of or listed))

    @cached_property
    def of_a_region(self) -> bool:
        """Whether members of a part of the world are asked for that is no group: "which cities on Java are in?"."""
        strangers, text = self.reading.strangers, self.question.text
        if len(strangers) != 1 or is_country(strangers[0]) or not self.nouns or self.members or self.groups:
            return False
        named = text.lower().find(strangers[0].lower())
        within = _INSIDE.search(text[: max(0, named)]) is not None
        return within and (self.listed or self.asks("how-many") or self.cue("some"))

    @cached_property
    def foreign_country(self) -> bool:
        """Whether a name that no table has is asked about as if it could be a group."""
        return self.foreign and (self.reading.group_noun or any(map(is_country, self.reading.strangers)))

    @cached_property
    def listable(self) -> bool:
        """Whether a place that no table has is asked about beside a list: "my town X, is it on the list?"."""
        return self.foreign and self.cue("listed") and all(map(is_place, self.reading.strangers))

    @cached_property
    def only_foreign(self) -> bool:
        """Whether nothing but names that no table has are asked about: "which cities of X are on the list?"."""
        return self.foreign and not self.members and not self.groups

    @cached_property
    def nameless_newer(self) -> bool:
        """Whether those that came later are asked for, and they have no names here: "the three newest are of X"."""
        return self.table.nameless and self.cue("newer")

    @cached_property
    def both_numbers(self) -> bool:
        """Whether two of the table's numbers, or their times, are given: "is it 26 or 29?" asks what became of one."""
        given = {figure.value for figure in self.question.figures}
        return len({count.value for count in self.table.counts if count.value in given}) >= 2 or self._both_times

    @cached_property
    def _both_times(self) -> bool:
        """Whether the time of a table's first number stands beside the present: "how many in 2018, and now"."""
        first = self.table.counts[0].times if self.table.counts else []
        dated = any(one.agrees(other) for one in self.question.figures for other in first)
        dated = dated or (self.cue("formerly") and not self.question.figures)
        return dated and self.of_now and self.asks("how-many", "compare", "how")

    @cached_property
    def of_now(self) -> bool:
        """Whether the question asks of the present."""
        return self._words.present.search(self.question.text) is not None

    @cached_property
    def of_another_time(self) -> bool:
        """Whether the question gives a time, and it is none that the table's numbers are of."""
        given = [figure for figure in self.question.figures if isinstance(figure.value, tuple)]
        times = [time for count in self.table.counts for time in count.times]
        # "On 25 July" agrees with a year, but whoever gives a day asks of something else.
        return bool(given) and not any(
            one.agrees(other) and one.exact == other.exact for one in given for other in times
        )

    @cached_property
    def of_another_event(self) -> bool:
        """Whether it is of an event, at a place or another time than the table's: "was X at that in Y?"."""
        if attends_at_place(self.question) and not self.on_list:
            return True
        of_list = self.nouns or self.cue("listed") or (self.cue("joining") and gives_years(self.question))
        return self.of_another_time and not of_list

    @cached_property
    def in_a_stretch(self) -> bool:
        """Whether a date of the question begins or ends a stretch of time."""
        dates = (figure for figure in self.question.figures if isinstance(figure.value, tuple))
        return any(self.question.begins_or_ends(date) for date in dates)

    @cached_property
    def grew_only(self) -> bool:
        """Whether nothing but that a number changed since then is asked: "has it grown since then?"."""
        cue = self._words.operations["difference"].search(self.question.text)
        told_by = set(cue.group().lower().split()) if cue is not None else set()
        return self.question.closed and self.in_a_stretch and set(self.reading.unexplained) <= told_by

    @cached_property
    def of_direction(self) -> bool:
        """Whether it is asked which way a number went, and of nothing else: "did it go up or down?"."""
        cue = self._words.operations["up-or-down"].search(self.question.text)
        rest = set() if cue is None else {*self.telling} - {*words_of(cue.group())}
        return cue is not None and not rest and not self.of_another_time

    @cached_property
    def of_a_degree(self) -> bool:
        """Whether members are set side by side, or one above all, by what no table tells: "is X bigger than Y?"."""
        return self.yes_no and bool(self.members) and self._words.degree.search(self.question.own) is not None

    @cached_property
    def of_an_order(self) -> bool:
        """Whether it is asked which of some members came first."""
        return len(self.members) > 1 and self._words.order.search(self.question.own) is not None

    @cached_property
    def last_in(self) -> bool:
        """Whether the one is asked for that came in last."""
        return self._words.operations["last-in"].search(self.question.text) is not None

    @cached_property
    def of_whole(self) -> bool:
        """Whether it is asked whose all of it is, and not who is in: "is the network X's?"."""
        owned = self._words.operations["whose-whole"].match(self.question.text)
        return owned is not None and any(m.start >= owned.end() for m in self.question.mentions) and not self.nouns

    @cached_property
    def verbose(self) -> bool:
        """Whether more is asked than whether a number changed."""
        return bool(self.reading.missing) or len(self.reading.unexplained) > _CHANGED

    @cached_property
    def on_list(self) -> bool:
        """Whether the question speaks of the list: by a noun, a word for it, or its number."""
        sizes = {count.value for count in self.table.counts}
        given = {figure.value for figure in self.question.figures}
        return self.nouns or self.cue("listed") or not given.isdisjoint(sizes)

    @cached_property
    def astray_of_list(self) -> bool:
        """Whether the question says more than a word of its own, and nothing of the list."""
        return not self.on_list and len(self.telling) > _UNLISTED

    @cached_property
    def of_their_nature(self) -> bool:
        """Whether members are asked about for what no list tells: "is X hot?", "does X have trams?"."""
        several = bool(self.groups) + bool(self.apart) + bool(self.reading.strangers) > 1
        beside = several or self.on_list or self.cue("joining")
        return self.yes_no and self.reading.alien and not beside and len(self.telling) <= _SAID_OF

    @cached_property
    def about_one(self) -> bool:
        """Whether all that is told of one member is asked for: "tell me about X"."""
        return self.cue("about") and len(self.apart) == 1 and not (self.yes_no or self.telling or self.groups)

    @cached_property
    def elsewhere(self) -> bool:
        """Whether the question names what another table has."""
        return any(name.table not in (None, self.table.id) for name in self.question.names)

    @cached_property
    def of_what_is_told(self) -> bool:
        """Whether it is asked of something else where it is, and no member is what that points at: "is it in X?"."""
        own = len(self.question.own)
        pointed_at = any(m.start >= own and any(name in self.apart for name in m.names) for m in self.question.mentions)
        points = self._words.follow_up["of-it"].search(self.question.own) is not None
        return points and not (self.on_list or pointed_at)

    @cached_property
    def specific(self) -> bool:
        """Whether more is asked than membership: "which project is X, one of them, working on?"."""
        which = self._words.kinds["what"].search(self.question.text) is not None
        return not self.yes_no and (which or self.asks("who", "how-many", "why", "how", "when", "where"))

    @cached_property
    def compared(self) -> bool:
        """Whether it is asked which of two has more: "of A and B, which has the greater number?"."""
        return len(self.groups) == 2 and not self.yes_no and _GREATER.search(self.question.own) is not None

    @cached_property
    def more_of_another(self) -> bool:
        """Whether it is asked who has more of something else: "does A get more tourists than B?"."""
        return self.reading.of_quality("more-of")

    @cached_property
    def tabulated(self) -> bool:
        """Whether what each has is asked for, and not who has most: "a table of the cities of A, B and C"."""
        return self.cue("each") and not self.cue("fewer", "most", "fewest", "more-than", "less-than", "equal")

    @cached_property
    def own_names(self) -> bool:
        """Whether the question itself names members or groups, and does not set them aside.

        What a follow-up was completed with may name others: "and the one that has four? — the cities of X".
        """
        own = len(self.question.own)
        found = [m for m in self.question.mentions if m.start < own and not self.question.sets_aside(m.start)]
        return any(name in (*self.groups, *self.members) for m in found for name in m.names)

    @cached_property
    def sets_groups_aside(self) -> bool:
        """Whether a word for "outside" stands right before a group: "which are not from A", not "besides X, of A"."""
        text = self.question.text
        cues = [match.end() for match in self._words.operations["outside"].finditer(text)]
        starts = [m.start for m in self.question.mentions if any(name in self.groups for name in m.names)]
        between = [words_of(text[end:start]) for end in cues for start in starts if end <= start]

        def plain(word: str) -> bool:
            return word in function_words() or has_noun(word, self.table.members)

        return any(len(words) <= _ASIDE and all(map(plain, words)) for words in between)

    @cached_property
    def rest_of_list(self) -> bool:
        """Whether others than some are asked for in a table without groups, where the rest is the list."""
        return not self.grouped and bool(self.members) and self.cue("others")

    @cached_property
    def whole(self) -> bool:
        """Whether the whole list is asked for, and not that of other things: "the full list of guests"."""
        whole = self._words.operations["whole"].search(self.question.text) if self.grouped else None
        if whole is None:
            return False
        following = " ".join(words_of(self.question.text[whole.end() :])[:1])
        if self.nouns:
            return following not in self.telling
        return following != "of" and following not in self.question.content

    @cached_property
    def from_top(self) -> bool:
        """Whether groups are to be ranked from one end to the other: "rank them from the most to the fewest"."""
        starting = self._words.operations["from-most"].search(self.question.text) is not None
        return self.cue("ranked") and self.cue("most") and (self.cue("fewest") or starting)

    @cached_property
    def counted_by_rank(self) -> bool:
        """Whether how many each has is asked for: "how many from each", "in ascending order"."""
        return (self.asks("how-many") and self.cue("each")) or self.cue("ascending")

    @cached_property
    def of_a_quality(self) -> bool:
        """Whether the noun that is asked for is not the table's: "which city project is …" asks for no cities."""
        focus = self._words.focus.search(self.question.text)
        return focus is not None and focus["noun"].lower() in self.reading.unexplained

    @cached_property
    def where_it_happened(self) -> bool:
        """Whether it is asked where something was: "in which cities did it take place?"; no table has what was."""
        return self.cue("happening") and (self.question.kind == "where" or bool(_WHEREIN.search(self.question.text)))

    @cached_property
    def choosing_groups(self) -> bool:
        """Whether groups are named to choose from."""
        return len(self.groups) >= 2 and self.question.chooses_names

    def places_of_extremes(self) -> dict[str, int]:
        """Where in the question "the most" and "the fewest" stand."""
        patterns = self._words.operations
        found = {name: patterns[name].search(self.question.text) for name in ("most", "fewest")}
        return {name: match.start() for name, match in found.items() if match is not None}


def _abbreviated(name: str) -> bool:
    """Whether a name is an abbreviation that no atlas has."""
    return name.isupper() and not is_place(name)

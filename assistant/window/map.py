"""The places of a table's members on a map, as inline SVG, and the same as a list."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import chain

from assistant.rendering import escaped
from assistant.window.wording import both, in_both
from corpus.corpus import Corpus
from corpus.document import LANGUAGES
from corpus.name import Name
from corpus.table import Table

Point = tuple[float, float]
Box = tuple[float, float, float, float]

_UNIT = 20.0  # of the drawing for a degree: near the equator a degree is as wide as it is high
_MARGIN = 2.5
_TEXT, _LETTER = 26.0, 13.5  # height of a label at its largest, and about the width of one of its letters
_COLOURS = 10

# Where a label may stand from its dot: how far right and down, and which part of it stands there; the best first.
Side = tuple[float, float, str]
_SIDES: tuple[Side, ...] = (
    (11, 8, "start"),
    (-11, 8, "end"),
    (0, -12, "middle"),
    (0, 28, "middle"),
    (9, -8, "start"),
    (9, 24, "start"),
    (-9, -8, "end"),
    (-9, 24, "end"),
)
_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Outlines:
    """Land, as far as a box of the earth reaches.

    Attributes
    ----------
        box: west, south, east and north, in degrees.
        lands: for each country its rings of longitude and latitude.
        source: where it is from.

    """

    box: Box
    lands: tuple[tuple[tuple[Point, ...], ...], ...]
    source: str


@cache
def outlines() -> Outlines:
    """The outlines that come with the window."""
    plain = json.loads(files("assistant.window").joinpath("outlines.json").read_text(encoding="utf-8"))
    lands = tuple(tuple(tuple((x, y) for x, y in ring) for ring in land) for land in plain["lands"])
    west, south, east, north = plain["box"]
    return Outlines((west, south, east, north), lands, plain["source"])


def placed_table(corpus: Corpus) -> Table | None:
    """The table with the most members that have a place; None where no member has one."""
    counts = {t.id: sum(m.id in corpus.places for m in t.all_members) for t in corpus.tables}
    table = max(corpus.tables, key=lambda t: counts[t.id], default=None)
    return table if table and counts[table.id] else None


def map_html(corpus: Corpus) -> str:
    """The map with its caption and the same as a list; empty where no member of a table has a place."""
    table = placed_table(corpus)
    if table is None:
        return ""
    groups = table.groups or table.members
    count = len(table.all_members), len(table.all_groups)
    values = {
        "members": {each: f"{count[0]} {table.members.number(count[0], each)}" for each in LANGUAGES},
        "groups": {each: f"{count[1]} {groups.number(count[1], each)}" for each in LANGUAGES},
        "group": groups.one,
    }
    summary = both("map.summary", **values) if table.groups else ""
    title = in_both({language: text[:1].upper() + text[1:] for language, text in table.title.items()})
    return (
        f'<figure class="map"><figcaption><h3 id="map-title">{title}</h3>'
        f'<p class="soft" id="map-summary">{summary}</p></figcaption>'
        f"{_svg(table, corpus.places)}"
        f'<details class="list"><summary>{both("map.list", group=groups.one)}</summary>'
        f"<ul>{_list_html(table)}</ul>"
        f'<p class="made">{both("map.source", source=outlines().source)}</p></details></figure>'
    )


def _list_html(table: Table) -> str:
    rows = []
    for number, row in enumerate(table.rows):
        group = in_both({each: row.group.form(each) for each in LANGUAGES}) if row.group else ""
        members = "".join(f'<li data-member="{escaped(member.id)}">{_name(member)}</li>' for member in row.members)
        rows.append(
            f'<li data-member="{escaped(row.group.id) if row.group else ""}">'
            f'<button type="button" class="plain" data-do="point" data-cite="row-{escaped(table.id)}-{number}">'
            f'<i class="dot g{number % _COLOURS}"></i>{group}</button>'
            f"<ul>{members}</ul></li>"
        )
    return "".join(rows)


def _name(name: Name) -> str:
    return in_both({language: name.form(language) for language in LANGUAGES})


def _svg(table: Table, places: Mapping[str, Point]) -> str:
    shown = [
        (member, number, (places[member.id][1], places[member.id][0]))
        for number, row in enumerate(table.rows)
        for member in row.members
        if member.id in places
    ]
    box = _box([point for *_, point in shown])
    west, south, east, north = box
    colours = [(number % _COLOURS, point, table.rows[number].group) for _, number, point in shown]
    lands = "".join(_land_svg(land, colours, box) for land in outlines().lands)
    width, height = (east - west) * _UNIT, (north - south) * _UNIT
    longest = [max((member.form(each) for each in LANGUAGES), key=len) for member, *_ in shown]
    sides = _sides([(_xy(shown[i][2], box), longest[i]) for i in range(len(shown))], width, height)
    dots = "".join(
        _city_svg(member, number % _COLOURS, _xy(point, box), side)
        for (member, number, point), side in zip(shown, sides, strict=True)
    )
    return (
        f'<svg viewBox="0 0 {width:.0f} {height:.0f}" role="img" '
        f'aria-labelledby="map-title map-summary"><g class="lands">{lands}</g>{dots}</svg>'
    )


def _box(points: Sequence[Point]) -> Box:
    """The part of the earth that holds the points, a margin around them, no farther than there are outlines."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    west, south, east, north = outlines().box
    around = (min(xs) - _MARGIN, min(ys) - _MARGIN, max(xs) + _MARGIN, max(ys) + _MARGIN)
    if around[2] < west or around[0] > east or around[3] < south or around[1] > north:
        return around
    return max(around[0], west), max(around[1], south), min(around[2], east), min(around[3], north)


def _xy(point: Point, box: Box) -> Point:
    return (point[0] - box[0]) * _UNIT, (box[3] - point[1]) * _UNIT


def _land_svg(land: Sequence[Sequence[Point]], colours: Sequence[tuple[int, Point, Name | None]], box: Box) -> str:
    """A land in the colour of the group whose places lie on it: nobody has to say which outline is which country."""
    inside = [(colour, group) for colour, point, group in colours if any(_holds(ring, point) for ring in land)]
    colour, group = max(inside, key=inside.count) if inside else (None, None)
    path = "".join("M" + "L".join(f"{x:.0f} {y:.0f}" for x, y in (_xy(p, box) for p in ring)) + "Z" for ring in land)
    tint = f' class="g{colour}" data-member="{escaped(group.id) if group else ""}"' if colour is not None else ""
    return f'<path{tint} d="{path}"/>'


def _holds(ring: Sequence[Point], point: Point) -> bool:
    """Whether a point lies inside a ring: a ray from it crosses the ring an odd number of times."""
    x, y = point
    crossed = False
    for (x1, y1), (x2, y2) in zip(ring, chain(ring[1:], ring[:1]), strict=True):
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            crossed = not crossed
    return crossed


def _sides(labels: Sequence[tuple[Point, str]], width: float, height: float) -> list[Side]:
    """For each label the side of its dot where it hides least of the others and of the edge, found in a few rounds."""
    dots = [(x - 6, y - 6, x + 6, y + 6) for (x, y), _ in labels]
    chosen = [_SIDES[0]] * len(labels)
    for _ in range(_ROUNDS):
        for own, (at, text) in enumerate(labels):
            others = [_area(labels[i][0], labels[i][1], chosen[i]) for i in range(len(labels)) if i != own]
            taken = others + [dot for i, dot in enumerate(dots) if i != own]
            costs = [_hidden(_area(at, text, side), taken, width, height) for side in _SIDES]
            chosen[own] = _SIDES[costs.index(min(costs))]
    return chosen


def _area(at: Point, text: str, side: Side) -> Box:
    right, down, anchor = side
    width = len(text) * _LETTER
    left = at[0] + right - {"start": 0.0, "end": width, "middle": width / 2}[anchor]
    return left, at[1] + down - _TEXT * 0.8, left + width, at[1] + down + _TEXT * 0.2


def _hidden(area: Box, taken: Sequence[Box], width: float, height: float) -> float:
    """How much of an area is hidden by what is taken, or lies beyond the map."""
    left, top, right, bottom = area
    beyond = max(0.0, -left) + max(0.0, right - width) + max(0.0, -top) + max(0.0, bottom - height)
    return sum(_overlap(area, other) for other in taken) + beyond * _TEXT * 2


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _city_svg(member: Name, colour: int, at: Point, side: Side) -> str:
    right, down, anchor = side
    words = {language: member.form(language) for language in LANGUAGES}
    label = "".join(
        f'<text class="w" lang="{language}" x="{at[0] + right:.0f}" y="{at[1] + down:.0f}" '
        f'text-anchor="{anchor}">{escaped(text)}</text>'
        for language, text in words.items()
    )
    dot = f'<circle cx="{at[0]:.0f}" cy="{at[1]:.0f}" r="5.5"/>'
    return f'<g class="city g{colour}" data-member="{escaped(member.id)}">{dot}{label}</g>'

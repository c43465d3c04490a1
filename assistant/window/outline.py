"""Outlines of a region, drawn once from an atlas of the world and kept small: rings of longitude and latitude.

The atlas is Natural Earth (public domain) as TopoJSON, from the npm package `world-atlas`:

    npm pack world-atlas@2.0.2 && tar xzf world-atlas-2.0.2.tgz
    python -m assistant.window.outline package/countries-50m.json assistant/window/outlines.json 90 -11.5 132 24
"""

import argparse
import json
from collections.abc import Callable, Sequence
from operator import ge, le
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]


def reduce_atlas(atlas: dict[str, Any], box: Box, tolerance: float = 0.06) -> list[list[Ring]]:
    """Per land inside the box its rings, clipped to the box and without the points that nobody would miss."""
    arcs = [_positions(arc, atlas["transform"]) for arc in atlas["arcs"]]
    lands = []
    for geometry in atlas["objects"]["countries"]["geometries"]:
        rings = [clip(_join(indices, arcs), box) for indices in _outer_rings(geometry)]
        kept = [_rounded(simplify(ring, tolerance)) for ring in rings if _area(ring) > tolerance**2]
        if any(len(ring) > 2 for ring in kept):
            lands.append([ring for ring in kept if len(ring) > 2])
    return lands


def _positions(arc: list[list[int]], transform: dict[str, list[float]]) -> Ring:
    # TopoJSON keeps whole numbers, each the difference from the one before.
    x = y = 0
    points = []
    for right, up in arc:
        x, y = x + right, y + up
        points.append(
            (
                x * transform["scale"][0] + transform["translate"][0],
                y * transform["scale"][1] + transform["translate"][1],
            )
        )
    return points


def _outer_rings(geometry: dict[str, Any]) -> list[list[int]]:
    if geometry["type"] == "Polygon":
        return [geometry["arcs"][0]]
    return [polygon[0] for polygon in geometry.get("arcs", [])] if geometry["type"] == "MultiPolygon" else []


def _join(indices: list[int], arcs: list[Ring]) -> Ring:
    # A negative index is the arc of its complement, walked backwards.
    ring: Ring = []
    for index in indices:
        ring += (arcs[index] if index >= 0 else arcs[~index][::-1])[1 if ring else 0 :]
    return ring


def clip(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside the box, by Sutherland and Hodgman: one edge of the box after the other."""
    west, south, east, north = box
    edges: list[tuple[int, float, Callable[[float, float], bool]]] = [
        (0, west, ge),
        (0, east, le),
        (1, south, ge),
        (1, north, le),
    ]
    for axis, limit, inside in edges:
        kept: Ring = []
        for here, there in zip(ring, ring[1:] + ring[:1], strict=True):
            if inside(here[axis], limit):
                kept.append(here)
            if inside(here[axis], limit) != inside(there[axis], limit):
                share = (limit - here[axis]) / (there[axis] - here[axis])
                kept.append((here[0] + share * (there[0] - here[0]), here[1] + share * (there[1] - here[1])))
        ring = kept
    return ring


def simplify(points: Ring, tolerance: float) -> Ring:
    """The points that matter by more than the tolerance, in degrees, by Douglas and Peucker."""
    if len(points) < 3:
        return points
    keep, open_pieces = {0, len(points) - 1}, [(0, len(points) - 1)]
    while open_pieces:
        first, last = open_pieces.pop()
        distances = [(_distance(points[i], points[first], points[last]), i) for i in range(first + 1, last)]
        far, middle = max(distances, default=(0.0, 0))
        if far > tolerance:
            keep.add(middle)
            open_pieces += [(first, middle), (middle, last)]
    return [points[i] for i in sorted(keep)]


def _distance(point: Point, start: Point, end: Point) -> float:
    (x, y), (x1, y1), (x2, y2) = point, start, end
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
    if length == 0:
        return float(((x - x1) ** 2 + (y - y1) ** 2) ** 0.5)
    return float(abs((x2 - x1) * (y1 - y) - (x1 - x) * (y2 - y1)) / length)


def _area(ring: Ring) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in zip(ring, ring[1:] + ring[:1], strict=True))) / 2


def _rounded(ring: Ring) -> Ring:
    rounded = [(round(x, 2), round(y, 2)) for x, y in ring]
    return [point for before, point in zip([None, *rounded], rounded, strict=False) if point != before]


def main(arguments: Sequence[str] | None = None) -> None:
    """Reduce an atlas to a box and write it as JSON."""
    parser = argparse.ArgumentParser(prog="python -m assistant.window.outline", description=main.__doc__)
    parser.add_argument("atlas", type=Path)
    parser.add_argument("outlines", type=Path)
    parser.add_argument("box", type=float, nargs=4, metavar=("WEST", "SOUTH", "EAST", "NORTH"))
    chosen = parser.parse_args(arguments)
    west, south, east, north = chosen.box
    lands = reduce_atlas(json.loads(chosen.atlas.read_text()), (west, south, east, north))
    content = {"source": "Natural Earth 1:50m (public domain)", "box": chosen.box, "lands": lands}
    chosen.outlines.write_text(json.dumps(content, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    main()

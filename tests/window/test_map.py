import re
from dataclasses import replace

from assistant.window.map import map_html, outlines
from assistant.window.outline import clip, reduce_atlas, simplify
from assistant.window.timeline import moments, timeline_html
from corpus import Corpus
from tests.window.conftest import small_corpus


def test_every_city_is_on_the_map_and_in_the_list(corpus: Corpus) -> None:
    html = map_html(corpus)
    for member in corpus.tables[0].all_members:
        assert html.count(f'data-member="{member.id}"') >= 2
        assert member.form("en") in html


def test_every_country_with_a_city_has_its_own_colour(corpus: Corpus) -> None:
    html = map_html(corpus)
    lands = dict(re.findall(r'<path class="(g\d)" data-member="([^"]+)"', html))
    # Singapore is smaller than the outlines' least detail; its dot alone wears its colour.
    assert set(lands.values()) >= {group.id for group in corpus.tables[0].all_groups} - {"singapore"}
    assert "26 cities in 10 countries" in html


def test_cities_keep_off_the_edge_and_lie_where_they_are(corpus: Corpus) -> None:
    html = map_html(corpus)
    width, height = map(float, re.findall(r'viewBox="0 0 (\d+) (\d+)"', html)[0])
    dots = {
        member: (float(x), float(y))
        for member, x, y in re.findall(r'data-member="([\w-]+)"><circle cx="(\d+)" cy="(\d+)"', html)
    }
    assert all(0 < x < width and 0 < y < height for x, y in dots.values())
    assert dots["hanoi"][1] < dots["bangkok"][1] < dots["makassar"][1]
    assert dots["yangon"][0] < dots["bangkok"][0] < dots["manila"][0]


def test_a_corpus_without_places_has_no_map_and_one_without_dates_no_timeline(corpus: Corpus) -> None:
    assert map_html(replace(corpus, places={})) == ""
    assert map_html(small_corpus()) == ""
    assert timeline_html(small_corpus()) == ""


def test_places_beyond_the_outlines_are_drawn_without_land(corpus: Corpus) -> None:
    table = corpus.tables[0]
    html = map_html(
        replace(corpus, places={member.id: (52.0 + i, 5.0) for i, member in enumerate(table.all_members[:3])})
    )
    assert html.count("<circle") == 3
    assert "<path class" not in html


def test_dates_stand_in_their_order_each_leading_to_its_note(corpus: Corpus) -> None:
    assert [moment.key for moment in moments(corpus)] == sorted(
        (moment.key for moment in moments(corpus)), key=lambda key: (key[0], key[1] or 13, key[2] or 32)
    )
    html = timeline_html(corpus)
    assert all(f'data-cite="note-{note.id}"' in html for note in corpus.notes if "when" in note.facts)


def test_outlines_are_small_and_say_where_they_are_from() -> None:
    assert "Natural Earth" in outlines().source
    assert sum(len(ring) for land in outlines().lands for ring in land) < 4000


def test_an_atlas_is_reduced_to_a_box() -> None:
    square = [[0, 0], [10, 0], [0, 5], [0, 5], [-10, 0], [0, -10]]
    atlas = {
        "transform": {"scale": [1, 1], "translate": [0, 0]},
        "arcs": [square],
        "objects": {
            "countries": {"geometries": [{"type": "Polygon", "arcs": [[0]]}, {"type": "Polygon", "arcs": [[-1]]}]}
        },
    }
    lands = reduce_atlas(atlas, (5, 0, 20, 20))
    assert len(lands) == 2
    assert {x for ring in lands[0] for x, _ in ring} == {5, 10}


def test_a_ring_is_clipped_and_simplified() -> None:
    assert clip([(0, 0), (2, 0), (2, 2), (0, 2)], (5, 5, 6, 6)) == []
    assert simplify([(0, 0), (1, 0.01), (2, 0), (3, 1)], 0.1) == [(0, 0), (2, 0), (3, 1)]

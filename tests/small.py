"""A made-up corpus about bridges: small enough to know by heart, to be written to a folder, bent and read."""

from pathlib import Path

ARTICLE = (
    "Six bridges cross the rivers of Aldor. In 2019 there were 6 bridges: North Bridge, Old Bridge and Iron Bridge "
    "over the Vann; Mill Bridge over the Orr; Low Bridge and High Bridge over the Sere. Now 5 bridges are open.\n\n"
    "“The Vann is not deep,” said Mara Lind on 4 May 2019. Nobody knows why.\n\n"
    "Mara Lind, the keeper of the bridges, spoke in Tarn.\n"
)

ABOUT = """\
document: article.txt
language: en
published: 2019-05-05
title: {id: Jembatan Aldor, en: The bridges of Aldor}
subject: {id: jembatan di Aldor, en: the bridges of Aldor}
"""

NAMES = """\
- {id: mara, type: person, article: Mara Lind, forms: {id: [Mara Lind, Bu Mara], en: [Mara Lind, Ms Lind]}}
- {id: tarn, type: place, article: Tarn, forms: {id: [Tarn], en: [Tarn]}}
- {id: aldor, type: region, article: Aldor, forms: {id: [Aldor], en: [Aldor]}}
"""

NOTES = """\
- id: bridges-2019
  claim: {id: "Pada 2019 ada 6 jembatan.", en: "In 2019 there were 6 bridges."}
  facts:
    how-many: {id: "6", en: "6"}
    when: {id: "2019", en: "2019"}
  evidence: ["In 2019 there were 6 bridges"]
- id: bridges-now
  claim: {id: "Kini 5 jembatan dibuka.", en: "Now 5 bridges are open."}
  facts:
    how-many: {id: "5", en: "5"}
  evidence: ["Now 5 bridges are open."]
- id: depth
  claim:
    id: "Mara Lind mengatakan pada 4 Mei 2019 bahwa Vann tidak dalam."
    en: "Mara Lind said on 4 May 2019 that the Vann is not deep."
  facts:
    when: {id: "4 Mei 2019", en: "4 May 2019"}
    who: {id: Mara Lind, en: Mara Lind}
  speaker: {name: mara, evidence: said Mara Lind}
  evidence: ["The Vann is not deep,” said Mara Lind on 4 May 2019"]
- id: keeper
  claim: {id: "Mara Lind adalah penjaga jembatan.", en: "Mara Lind is the keeper of the bridges."}
  facts:
    who: {id: Mara Lind, en: Mara Lind}
  evidence: ["Mara Lind, the keeper of the bridges", "spoke in Tarn"]
"""

GAPS = """\
- id: lengths
  topic: {id: "panjang jembatan", en: "the length of the bridges"}
  near: [bridges-2019]
"""

TABLES = """\
- id: bridges
  note: bridges-2019
  title: {id: jembatan pada 2019, en: bridges in 2019}
  members:
    noun: {id: [jembatan, jembatan], en: [bridge, bridges]}
    called: {id: [titian], en: [crossing, crossings]}
  groups:
    noun: {id: [sungai, sungai], en: [river, rivers]}
    called: {id: [kali], en: [stream, streams]}
  counts:
    - {note: bridges-2019, value: 6, named: true, when: {id: pada 2019, en: in 2019}}
    - {note: bridges-now, value: 5, named: false, when: {id: kini, en: now}}
  rows:
    - group: {id: vann, article: Vann, names: {id: [Vann], en: [Vann]}}
      evidence: North Bridge, Old Bridge and Iron Bridge over the Vann
      members:
        - {id: north, article: North Bridge, names: {id: [Jembatan Utara], en: [North Bridge]}}
        - {id: old, article: Old Bridge, names: {id: [Jembatan Tua], en: [Old Bridge]}}
        - {id: iron, article: Iron Bridge, names: {id: [Jembatan Besi], en: [Iron Bridge]}}
    - group: {id: orr, article: Orr, names: {id: [Orr], en: [Orr]}}
      evidence: Mill Bridge over the Orr
      members:
        - {id: mill, article: Mill Bridge, names: {id: [Jembatan Kincir], en: [Mill Bridge]}}
    - group: {id: sere, article: Sere, names: {id: [Sere], en: [Sere]}}
      evidence: Low Bridge and High Bridge over the Sere
      members:
        - {id: low, article: Low Bridge, names: {id: [Jembatan Rendah], en: [Low Bridge]}}
        - {id: high, article: High Bridge, names: {id: [Jembatan Tinggi], en: [High Bridge]}}
"""

PLACES = "north: [1.5, 2]\nmill: [-3, 4.25]\n"

ASKS_ID = """\
bridges-2019: ["Berapa jembatan di Aldor pada 2019?"]
bridges-now: ["Berapa jembatan yang dibuka sekarang?"]
depth: ["Apakah Vann dalam?", "Apakah Jembatan Utara dalam?"]
keeper: ["Siapa penjaga jembatan?"]
lengths: ["Berapa panjang Jembatan Utara?"]
"""

ASKS_EN = """\
bridges-2019: ["How many bridges were there in 2019?"]
bridges-now: ["How many bridges are open now?"]
depth: ["Is the Vann deep?"]
keeper: ["Who is the keeper of the bridges?"]
lengths: ["How long is North Bridge?"]
"""

CHECKS_ID = """\
depth:
  so: ["Vann itu dangkal, kan?", "Benarkah Vann tidak dalam?"]
  not-so: ["Vann itu dalam sekali, kan?", "Benarkah Vann sangat dalam?"]
  open: ["Apakah Vann lebih dangkal dari Orr?", "Apakah Vann jernih?"]
"""

CHECKS_EN = """\
depth:
  so: ["The Vann is shallow, right?", "Can one wade through the Vann?"]
  not-so: ["The Vann is very deep, right?", "Would one drown in the Vann?"]
  open: ["Is the Vann shallower than the Orr?", "Is the Vann clear?"]
"""

FILES = {
    "article.txt": ARTICLE,
    "corpus.yaml": ABOUT,
    "names.yaml": NAMES,
    "notes.yaml": NOTES,
    "gaps.yaml": GAPS,
    "tables.yaml": TABLES,
    "places.yaml": PLACES,
    "asks.id.yaml": ASKS_ID,
    "asks.en.yaml": ASKS_EN,
    "checks.id.yaml": CHECKS_ID,
    "checks.en.yaml": CHECKS_EN,
    "asked.id.yaml": 'lengths: ["jembatan utara panjangnya brp"]\n',
    "asked.en.yaml": 'keeper: ["so who looks after them"]\n',
}


def write_corpus(folder: Path) -> Path:
    """Write the corpus' files into a folder; gives the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in FILES.items():
        (folder / name).write_bytes(content.encode())
    return folder


def bend(path: Path, old: str, new: str) -> None:
    """Put other words in the place of some that stand in a file once."""
    content = path.read_text("utf-8")
    assert content.count(old) == 1, f"{old!r} stands {content.count(old)} times in {path.name}"
    path.write_bytes(content.replace(old, new).encode())

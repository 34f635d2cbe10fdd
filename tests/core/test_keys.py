from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest

from briefer.core.keys import key_stem, new_keys
from briefer.core.source import CslItem, CslValue, FieldState, ImportedSource, MetaField


def item(**fields: CslValue) -> CslItem:
    return CslItem({name.replace("_", "-"): MetaField(value) for name, value in fields.items()})


ANN = [{"family": "Beispiel-Østergård", "given": "Ann"}]
YEAR = {"date-parts": [[2024, 6]]}


@pytest.mark.parametrize(
    ("csl", "key"),
    [
        (item(author=ANN, issued=YEAR), "beispielostergard2024"),
        (item(author=ANN), "beispielostergard"),
        (item(author=[{"literal": "The Water Board"}], issued=YEAR), "waterboard2024"),
        (item(container_title="The Valley Review", issued=YEAR), "valleyreview2024"),
        (item(title="L'Eau d'Été"), "leaudete"),
        (item(title="水", issued=YEAR), "rain2024"),
        (CslItem(), "rain"),
        (
            item(container_title="A very long name of an outlet that goes on"),
            "verylongnameofanoutlet",
        ),
        (item(container_title="38 Degrees"), "source38degrees"),
    ],
)
def test_a_key_is_the_author_or_the_outlet_and_the_year(csl: CslItem, key: str) -> None:
    assert key_stem(csl, "Rain.txt") == key


def test_a_field_that_is_not_stated_gives_no_key() -> None:
    stated = CslItem({"author": MetaField(ANN, FieldState.NOT_STATED)})
    assert key_stem(stated, "水.txt") == "source"


def source(content: str) -> ImportedSource:
    data = content.encode()
    return ImportedSource(
        f"{content}.txt", data, "text/plain", sha256(data).hexdigest(), content, (),
        item(author=ANN, issued=YEAR), "text", 1,
    )  # fmt: skip


def test_keys_do_not_depend_on_the_order_of_the_files() -> None:
    one, other, third = source("one"), source("other"), source("third")
    forward = dict(zip("abc", new_keys((one, other, third), ()), strict=True))
    backward = dict(zip("cba", new_keys((third, other, one), ()), strict=True))
    assert forward == backward
    stem = "beispielostergard2024"
    assert sorted(forward.values()) == [stem, f"{stem}b", f"{stem}c"]


def test_a_key_that_is_taken_is_not_given_again() -> None:
    only = replace(source("one"), item=item(container_title="Gauge"))
    taken = ["gauge", *(f"gauge{letter}" for letter in "bcdefghijklmnopqrstuvwxyz")]
    assert new_keys((only,), taken) == ("gaugeaa",)

"""`cards`, `card-words`, `products` and `product`."""

from __future__ import annotations

import pytest

from tests.cli.program import Program, day


@pytest.fixture
def wang(program: Program) -> Program:
    """王小明, who bought a pump and gets a card a month, due today."""
    program.say("add", "王小明", "--organisation", "拜耳")
    program.say("purchase", "wxm", "5000", "--product", "Pump 3", "--day", "-30d")
    program.say("card", "wxm", "monthly", "--day", day(0)[-2:].lstrip("0"), "--since", "-60d")
    return program


def test_cards_are_listed_with_their_words_and_sent(wang: Program) -> None:
    (card,) = wang.json("cards")["cards"]
    assert (card["name"], card["rhythm"], card["day"]) == ("王小明", "monthly", day(0))
    assert card["text"][0] == "Dear 王小明,"
    assert "    Dear 王小明," in wang.say("cards")
    assert wang.say("cards", "--sent") == ["1 card sent"]
    (after,) = wang.json("cards")["cards"]
    assert after["reminder"] is None
    assert wang.refused("cards", "--sent") == "Nothing is due here, so there was nothing to answer."
    wang.say("undo")
    assert wang.json("cards")["cards"][0]["reminder"] == card["reminder"]


def test_words_of_cards_are_kept_used_and_deleted(wang: Program) -> None:
    assert wang.say("card-words") == ["There are no words of your own yet."]
    kept = wang.json("card-words", "short", "{name}:\\nhello from {my_name}", "--language", "en")
    assert wang.say("card-words") == ["short", "  {name}:", "  hello from {my_name}"]
    wang.say("card", "wxm", "monthly", "--day", day(0)[-2:].lstrip("0"), "--since", "-60d", "--template", "short")
    assert wang.json("cards")["cards"][0]["text"] == ["王小明:", "hello from "]
    assert wang.json("card-words", "short", "{name}!")["id"] == kept["id"]
    (words,) = wang.json("card-words")["words"]
    assert (words["text"], words["language"]) == ("{name}!", "en")
    assert "{town}" in wang.refused("card-words", "short", "{town}")
    assert wang.refused("card-words", "short") == "A card needs words."
    wang.say("card-words", "short", "--delete")
    assert "short" in wang.refused("card-words", "short", "--delete")
    assert wang.json("cards")["cards"][0]["text"][0] == "Dear 王小明,"


def test_products_say_whom_to_tell_and_stay_while_they_are_used(wang: Program) -> None:
    wang.say("news", "pump", "it whispers", "--say", "Listen!")
    (pump,) = wang.json("products")["products"]
    assert (pump["offered"], pump["bought"]) == (0, 1)
    (hearer,) = pump["news"][0]["hearers"]
    assert (hearer["name"], hearer["told_on"]) == ("王小明", None)
    assert wang.say("products")[-1] == "    to tell: 王小明"
    wang.say("answer", hearer["reminder"], "done")
    assert wang.json("products")["products"][0]["news"][0]["hearers"][0]["told_on"] == day(0)
    assert "stays" in wang.refused("product", "pump", "--delete")
    assert wang.json("product", "hose")["name"] == "hose"
    assert "already" in wang.refused("product", "HOSE")
    wang.say("product", "hose", "--rename", "long hose")
    wang.say("product", "long hose", "--delete")
    assert [one["name"] for one in wang.json("products")["products"]] == ["Pump 3"]


def test_a_product_is_renamed_or_deleted_but_not_both(program: Program) -> None:
    program.say("product", "TL-20")
    assert program.refused("product", "TL-20", "--rename", "TL-21", "--delete") == "Give either --rename or --delete."

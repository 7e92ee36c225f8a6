"""Tokens and queries, tried on a real encrypted-engine FTS5 table as the notebook has it."""

import random
from collections.abc import Iterator

import pytest
import sqlcipher3

from salesbook.domain.search_text import (
    MAX_QUERY,
    SEPARATOR,
    Snippet,
    index_text,
    match_query,
    phone_tokens,
    snippet,
    words_of,
)

NOTES = {
    1: "今天和王小明吃饭。李总没来，下周再约。",
    2: "Met José García at the café; he likes badminton.",
    3: "电话 138 0013 8000，email john.doe@example.com",
    4: "喜欢羽毛球\n和A380模型，iPhone15",
    5: "ＡＢＣ　ｃｏｍｐａｎｙ の カタカナ 한국어",
    6: "Søren Łukasz Müller Straße, 𬱖先生",
    7: "王  小 明 wrote; Ηλίας Привет",
}


class Index:
    """A contentless table with the notes in it."""

    def __init__(self) -> None:
        self.connection = sqlcipher3.connect(":memory:")
        self.connection.execute(
            "CREATE VIRTUAL TABLE note USING fts5(body, phone, content='', contentless_delete=1, "
            'tokenize="unicode61 remove_diacritics 2")'
        )
        for key, text in NOTES.items():
            self.add(key, text)

    def add(self, key: int, body: str, phone: str = "") -> None:
        entry = (key, index_text(body), " ".join(phone_tokens(phone)))
        self.connection.execute("INSERT INTO note(rowid, body, phone) VALUES (?, ?, ?)", entry)

    def find(self, words: str, *columns: str) -> list[int]:
        query = match_query(words, columns)
        if query is None:
            return []
        found = self.connection.execute("SELECT rowid FROM note WHERE note MATCH ? ORDER BY rowid", (query,))
        return [key for (key,) in found]


@pytest.fixture
def index() -> Iterator[Index]:
    opened = Index()
    yield opened
    opened.connection.close()


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("王", [1, 7]),
        ("小明", [1, 7]),
        ("王小明", [1, 7]),
        ("明小", []),
        ("吃饭李总", []),
        ("吃饭 李总", [1]),
        ("吃饭。李总", [1]),
        ("约 王", [1]),
        ("羽毛球和", []),
        ("jose", [2]),
        ("JOSÉ", [2]),
        ("José", [2]),
        ("garcia", [2]),
        ("cafe", [2]),
        ("badm", [2]),
        ("adminton", []),
        ("jose badminton", [2]),
        ("jose 王", []),
        ("john.doe@example.com", [3]),
        ("doe@ex", [3]),
        ("138 0013", [3]),
        ("0013", [3]),
        ("１３８", [3]),
        ("a380", [4]),
        ("Ａ３８０模型", [4]),
        ("iphone", [4]),
        ("abc", [5]),
        ("company", [5]),
        ("カタ", [5]),
        ("ﾀｶ", [5]),
        ("ﾅｶ", []),
        ("ｶﾀ", [5]),
        ("한국", [5]),
        ("soren", [6]),
        ("lukasz", [6]),
        ("muller", [6]),
        ("strasse", [6]),
        ("𬱖", [6]),
        ("𬱖先生", [6]),
        ("ηλιας", [7]),
        ("ΗΛΊΑΣ", [7]),
        ("привет", [7]),
        ("王wrote", [7]),
        ("wrote小明", [7]),
    ],
)
def test_notes_are_found_by_what_is_typed(index: Index, typed: str, found: list[int]) -> None:
    assert index.find(typed) == found


@pytest.mark.parametrize(
    "typed",
    [
        "138 0013 8000",
        "13800138000",
        "138-0013-8000",
        "+86 138 0013 8000",
        "+8613800138000",
        "0086 138 0013 8000",
        "(138) 0013",
        "0013",
        "13 80",
        "００１３",
        "8000",
        "138 0013",
        "1 3 8 0 0",
        "80 01",
    ],
)
@pytest.mark.parametrize(
    "written", ["138 0013 8000", "+86 138 0013 8000", "+8613800138000", "１３８００１３８０００", "138-0013-8000"]
)
def test_a_number_is_found_by_any_piece_in_any_spacing(index: Index, written: str, typed: str) -> None:
    index.add(100, "", written)
    assert 100 in index.find(typed, "phone")


@pytest.mark.parametrize(
    "typed", ["020 7946 0958", "+44 20 7946 0958", "2079460958", "+44 (0)20 7946", "00442079460958"]
)
@pytest.mark.parametrize("written", ["+44 (0)20 7946 0958", "+44 20 7946 0958", "0044 20 79460958", "020 7946 0958"])
def test_a_number_is_found_from_home_and_from_abroad(index: Index, written: str, typed: str) -> None:
    index.add(100, "", written)
    assert 100 in index.find(typed, "phone")


def test_every_suffix_of_three_digits_and_more_is_a_token() -> None:
    assert phone_tokens("138-001") == ("138001", "38001", "8001", "001")
    assert phone_tokens("12") == ("12",)
    assert phone_tokens("call me") == ()
    assert phone_tokens("") == ()
    assert {"13800138000", "8613800138000", "00138000"} <= set(phone_tokens("+86 138 0013 8000"))
    assert len(phone_tokens("9" * 10_000)) < 40


def test_columns_limit_where_words_are_found(index: Index) -> None:
    index.add(100, "0013 in a note", "555 0013")
    assert index.find("0013 note", "body") == [100]
    assert index.find("0013 note", "phone") == []
    assert index.find("0013", "phone") == [100]
    assert index.find("0013 note", "body", "phone") == [100]


def test_index_text_parts_characters_and_keeps_words_whole() -> None:
    assert index_text("王小明likes羽毛球 iPhone15!") == "王 小 明 likes 羽 毛 球 iphone15"
    assert index_text("好，走") == f"好 {SEPARATOR} 走"
    assert index_text("好 走") == "好 走"
    assert index_text("好\n走") == f"好 {SEPARATOR} 走"
    assert index_text("好，yes，走。") == "好 yes 走"
    assert index_text("a\x00b\u200bc\ud800") == "abc"
    assert index_text("") == ""


def test_no_query_contains_the_separator(index: Index) -> None:
    assert match_query(SEPARATOR) is None
    assert index_text(f"王{SEPARATOR}小") == "王 小"
    assert index.find(f"饭{SEPARATOR}李") == []


@pytest.mark.parametrize("typed", ["", " ", '"', "'", "*", "()", "-", "\x00", "\n", "👍", "…", "\ud800", "،", "^:{}"])
def test_nothing_searchable_is_no_query(typed: str) -> None:
    assert match_query(typed) is None


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        ("王xm", '"王" AND "xm" *'),
        ("wang小明", '"wang" * AND "小 明"'),
        ("王 拜耳", '"王" AND "拜 耳"'),
        ("wxm", '"wxm" *'),
        ("0013", '"0013" *'),
        ("138 0013", '(("138" * AND "0013" *) OR "1380013" *)'),
        ("王 138-0013", '"王" AND (("138" * AND "0013" *) OR "1380013" *)'),
        ("NEAR(a b)", '"near" * AND "a" * AND "b" *'),
        ("a OR b", '"a" * AND "or" * AND "b" *'),
        ("wxm wxm", '"wxm" *'),
    ],
)
def test_a_query_quotes_every_part(typed: str, query: str) -> None:
    assert match_query(typed) == query


def test_words_are_parted_at_the_borders_of_scripts() -> None:
    assert words_of("王xm小明 José-２") == ["王", "xm", "小明", "jose", "2"]


def hostile_strings(count: int, seed: int) -> Iterator[str]:
    """Syntax of FTS5, controls, surrogates, private use, marks, and every block of Unicode, in all mixtures."""
    chance = random.Random(seed)
    syntax = ['"', "'", "*", "(", ")", "{", "}", ":", "^", "+", "-", ",", ".", "\\", "\x00", "%", "_", ";", "--", "/*"]
    words = [
        "NEAR",
        "AND",
        "OR",
        "NOT",
        "NEAR/2",
        "body",
        "rowid",
        "note",
        "王小明",
        "wxm",
        "138",
        "0013",
        "+86",
        "José",
    ]
    spaces = [" ", "\t", "\n", "\u3000", "\u200b", "\ufeff", "\u2028", "\x1f", ""]
    odd = [
        "\ud800",
        "\udfff",
        "\ue000",
        SEPARATOR,
        "\U0010ffff",
        "\u0301",
        "\u3099",
        "ﷺ",
        "İ",
        "ß",
        "ⅷ",
        "½",
        "٣",
        "👩‍👩‍👧",
        "葛󠄀",
    ]
    pools = [syntax, words, spaces, odd]
    for _ in range(count):
        parts = []
        for _ in range(chance.randint(0, 12)):
            pool = chance.randint(0, 5)
            parts.append(chance.choice(pools[pool]) if pool < 4 else chr(chance.randrange(0x110000)))
        yield "".join(parts)
    yield from ('"' * 5000, "a " * 5000, "(" * 5000, "王" * 5000, "王a" * 5000, "1 " * 5000, "é" * 5000, "\x00" * 5000)


def test_no_input_ever_raises() -> None:
    opened = Index()
    searched = 0
    for number, typed in enumerate(hostile_strings(20_000, seed=20_251)):
        query = match_query(typed, ("body", "phone") if number % 2 else ())
        if query is not None:
            opened.connection.execute("SELECT rowid FROM note WHERE note MATCH ? LIMIT 5", (query,)).fetchall()
            searched += 1
        if number % 10 == 0:
            opened.add(1000 + number, typed, typed)
            piece = snippet(typed, typed, 20)
            assert 0 <= piece.start <= piece.end <= len(piece.text) <= 22
    opened.connection.close()
    assert searched > 10_000


def test_a_note_is_found_by_itself() -> None:
    opened = Index()
    for number, text in enumerate(hostile_strings(2_000, seed=7), start=1000):
        if len(text) < MAX_QUERY and len(words_of(text)) <= 30 and words_of(text):
            opened.add(number, text)
            assert number in opened.find(text)
    opened.connection.close()


NOTE = "今天和王小明在拜耳见面，谈了样品的价格；下周二再打电话。"


@pytest.mark.parametrize(
    ("text", "words", "width", "expected"),
    [
        (NOTE, "样品", 12, Snippet("…，谈了样品的价格；下周二…", 4, 6)),
        (NOTE, "今天", 8, Snippet("今天和王小明在拜…", 0, 2)),
        (NOTE, "电话", 8, Snippet("…下周二再打电话。", 6, 8)),
        (NOTE, "样品", 100, Snippet(NOTE, 14, 16)),
        (NOTE, "电话 样品", 100, Snippet(NOTE, 14, 16)),
        (NOTE, "wxm", 8, Snippet("今天和王小明在拜…", 0, 0)),
        ("", "wxm", 8, Snippet("", 0, 0)),
        ("Met José there", "jose", 60, Snippet("Met José there", 4, 8)),
        ("Met Jose\u0301 there", "josé", 60, Snippet("Met José there", 4, 8)),
        ("Straße und Ｈaus", "haus", 60, Snippet("Straße und Ｈaus", 11, 15)),
        ("joyjo jo", "jo", 60, Snippet("joyjo jo", 0, 2)),
        ("enjoy jo", "jo", 60, Snippet("enjoy jo", 6, 8)),
        ("拜耳jo", "jo", 60, Snippet("拜耳jo", 2, 4)),
        ("line\nbreak 王 小明", "王小明", 60, Snippet("line break 王 小明", 11, 15)),
        ("call 138 0013 8000", "0013", 60, Snippet("call 138 0013 8000", 9, 13)),
    ],
)
def test_a_snippet_shows_the_first_hit(text: str, words: str, width: int, expected: Snippet) -> None:
    assert snippet(text, words, width) == expected

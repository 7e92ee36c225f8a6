"""Who felt what, where a one-line entry names several people."""

from __future__ import annotations

import pytest

from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line import parse_entry
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY, told

SEVERAL_FEELINGS = [
    (
        "王伟 happy, 李娜 worried lunch yesterday",
        "who:王伟 | 王伟 felt:happy | who:李娜 | 李娜 felt:worried | meal | when:01.12",
    ),
    ("王伟开心，李娜担心，昨天午饭", "who:王伟 | 王伟 felt:happy | who:李娜 | 李娜 felt:worried | when:01.12 | meal"),
    (
        "王伟很开心，李娜有点担心价格，一起吃了午饭",
        "who:王伟 | 王伟 felt:happy | who:李娜 | 李娜 felt:worried | meal # 价格",
    ),
    (
        "王伟和李娜昨天吃午饭，王伟高兴，李娜失望",
        "who:王伟 | who:李娜 | when:01.12 | meal | 王伟 felt:happy | 李娜 felt:frustrated",
    ),
    ("Anna happy and Bob worried, lunch", "who:Anna | Anna felt:happy | who:Bob | Bob felt:worried | meal"),
    ("Anna: happy; Bob: angry", "who:Anna | Anna felt:happy | who:Bob | Bob felt:angry"),
    ("Anna lunch happy, Bob worried", "who:Anna | meal | Anna felt:happy | who:Bob | Bob felt:worried"),
    ("Anna worried but happy, Bob fine", "who:Anna | Anna felt:happy | who:Bob | Bob felt:neutral # worried but"),
    # Whoever is listed together feels the same; who is named again speaks for nobody else.
    (
        "Anna and Bob happy, 王伟 worried",
        "who:Anna | who:Bob | Anna+Bob felt:happy | who:王伟 | 王伟 felt:worried",
    ),
    ("Anna and Bob lunch; Bob was angry", "who:Anna | who:Bob | meal | Bob felt:angry"),
    ("Anna happy, Bob lunch", "who:Anna | Anna felt:happy | who:Bob | meal"),
    # One for all, and one for the rest.
    ("Anna and Bob happy", "who:Anna | who:Bob | felt:happy"),
    ("Anna and Bob lunch, happy", "who:Anna | who:Bob | meal | felt:happy"),
    ("happy lunch with Anna and Bob", "felt:happy | meal | who:Anna | who:Bob"),
    ("Anna happy with Bob lunch", "who:Anna | felt:happy | who:Bob | meal"),
    (
        "Anna happy, Bob, 王伟 lunch, satisfied",
        "who:Anna | Anna felt:happy | who:Bob | who:王伟 | meal | felt:pleased",
    ),
    # Who is only talked about was not there.
    ("Anna happy that Bob was worried", "who:Anna | felt:worried # happy that Bob"),
]


@pytest.mark.parametrize(("line", "expected"), SEVERAL_FEELINGS)
def test_each_of_several_people_has_their_own_feeling(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)) == expected


def test_a_feeling_of_one_that_is_taken_away_is_note() -> None:
    entry = parse_entry("Anna happy, Bob worried, lunch", WEDNESDAY, people, frozenset({"worried"}))
    assert told(entry) == "who:Anna | Anna felt:happy | who:Bob | meal # worried"
    assert [(one.emotion, [who.name for who in one.people]) for one in entry.felt] == [(Emotion.HAPPY, ["Anna"])]

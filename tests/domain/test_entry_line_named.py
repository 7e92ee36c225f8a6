"""What a line names by a word of its own: objection, need, interest, place, expense, the code of a planned visit."""

from __future__ import annotations

import pytest

from salesbook.domain.entry_line import parse_entry, parse_plan
from salesbook.domain.entry_line_chips import ChipKind
from tests.domain.entry_line_people import people
from tests.domain.test_entry_line import WEDNESDAY, told

LINES = [
    # With a colon, to the end of the clause.
    (
        "Anna lunch; objection: too expensive; needs: faster changeover, happy",
        "who:Anna | meal | objection:too expensive | need:faster changeover | felt:happy",
    ),
    ("Anna lunch; Objections: “too dear, he says”", "who:Anna | meal | objection:“too dear, he says”"),
    ("Anna lunch; need: a trial by Friday", "who:Anna | meal | need:a trial by Friday"),
    ("Anna lunch; hobby: jazz needs: quiet pumps", "who:Anna | meal | interest:jazz | need:quiet pumps"),
    ("Anna visit; place: Hall 3", "who:Anna | in-person | place:Hall 3"),
    ("Anna lunch; objection:", "who:Anna | meal # objection:"),
    ("Anna lunch; she needs filters", "who:Anna | meal # she needs filters"),
    ("王伟午饭，异议：太贵，需求：换型快", "who:王伟 | meal | objection:太贵 | need:换型快"),
    ("王伟午饭，没有异议：都好", "who:王伟 | meal # 没有异议：都好"),
    ("王伟午饭；爱好：爵士；地点：老地方", "who:王伟 | meal | interest:爵士 | place:老地方"),
    # What somebody likes.
    ("Anna lunch; likes badminton", "who:Anna | meal | interest:badminton"),
    ("Anna lunch; Anna likes golf", "who:Anna | meal | interest:golf"),
    ("Anna likes old jazz", "who:Anna | interest:old jazz"),
    ("Anna lunch; she also loves jazz; happy", "who:Anna | meal | interest:jazz | felt:happy"),
    ("Anna lunch; likes jazz very happy", "who:Anna | meal | interest:jazz | felt:happy"),
    ("王伟午饭 喜欢爵士 很开心", "who:王伟 | meal | felt:happy # 喜欢爵士"),
    ("Anna lunch; Bob likes golf", "who:Anna | meal # Bob likes golf"),
    ("Anna lunch; likes it", "who:Anna | meal # likes it"),
    ("Anna lunch; likes our new pump", "who:Anna | meal # likes our new pump"),
    ("Anna lunch; likes jazz but not golf", "who:Anna | meal # likes jazz but not golf"),
    ("Anna lunch; likes working with us", "who:Anna | meal # likes working with us"),
    ("王伟午饭，喜欢打羽毛球", "who:王伟 | meal | interest:打羽毛球"),
    ("王伟午饭，他很喜欢爵士", "who:王伟 | meal | interest:爵士"),
    ("王伟午饭，不喜欢爵士", "who:王伟 | meal # 不喜欢爵士"),
    ("王伟午饭，喜欢我们的泵", "who:王伟 | meal # 喜欢我们的泵"),
    ("王伟午饭，李娜喜欢爵士", "who:王伟 | meal # 李娜喜欢爵士"),
    # What was spent.
    ("Anna dinner 300 happy", "who:Anna | meal | hospitality:300 | felt:happy"),
    ("Anna lunch; gift 350", "who:Anna | meal | gift:350"),
    ("Anna gift 350", "who:Anna | gift | gift:350"),
    ("gift 350; Anna lunch", "gift:350 | who:Anna | meal"),
    ("Anna spent 80 on taxi", "who:Anna | travel:80"),
    ("Anna lunch, spent 1,250.50", "who:Anna | meal | hospitality:1250.5"),
    ("Anna call, spent 300", "who:Anna | phone | other:300"),
    ("Anna lunch ¥98", "who:Anna | meal | hospitality:98"),
    ("Anna lunch; expense: dinner 300", "who:Anna | meal | hospitality:300"),
    ("王伟晚饭花了300元", "who:王伟 | meal | hospitality:300"),
    ("王伟晚饭300很开心", "who:王伟 | meal | hospitality:300 | felt:happy"),
    ("王伟午饭，礼品350，打车45块", "who:王伟 | meal | gift:350 | travel:45"),
    # Numbers that may be hours, counts, or somebody else's money.
    ("Anna dinner 12", "who:Anna | meal # 12"),
    ("Anna dinner 1830", "who:Anna | meal # 1830"),
    ("Anna lunch 2026-11-20", "who:Anna | meal | when:20.11"),
    ("Anna lunch 300 people", "who:Anna | meal # 300 people"),
    ("Anna lunch; gift 20 pcs", "who:Anna | meal # gift 20 pcs"),
    ("Anna lunch; they spent 300 on pumps", "who:Anna | meal # they spent 300 on pumps"),
    ("Anna lunch €30", "who:Anna | meal # €30"),
    ("王伟午饭，他花了300万买设备", "who:王伟 | meal # 他花了300万买设备"),
    # Where it was.
    ("Anna visit at her office, saw the pump", "who:Anna | in-person | place:her office # saw the pump"),
    ("Anna told me at the factory the machine broke", "who:Anna # told me at the factory the machine broke"),
    ("Anna lunch; at her office, happy", "who:Anna | meal | place:her office | felt:happy"),
    ("Anna lunch; the pump at her office broke", "who:Anna | meal # the pump at her office broke"),
    ("王伟 在他办公室见面", "who:王伟 | place:他办公室 | in-person"),
    ("王伟在公司负责采购", "who:王伟 # 在公司负责采购"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), LINES)
def test_what_names_itself_is_read_and_what_may_mean_else_is_note(line: str, expected: str) -> None:
    assert told(parse_entry(line, WEDNESDAY, people)).strip() == expected


def test_amounts_are_in_the_notebooks_currency_and_another_ones_stay_note() -> None:
    entry = parse_entry("Anna lunch €30; gift 350元", WEDNESDAY, people, currency="EUR")
    assert [(one.amount.minor, one.amount.currency) for one in entry.expenses] == [(3_000, "EUR")]
    assert entry.note == "gift 350元"


PLANS = [
    (
        "Anna tomorrow 10:00 present the new carton sealer",
        "who:Anna | when:03.12 10:00 # present the new carton sealer",
    ),
    ("Anna tomorrow; objection: too dear; about the pump", "who:Anna | when:03.12 | objection:too dear | purpose:the pump"),
    ("Anna tomorrow; likes jazz, gift 350", "who:Anna | when:03.12 # likes jazz, gift 350"),
    ("王伟 明天10点 演示新封箱机，异议：太贵", "who:王伟 | when:03.12 10:00 | purpose:演示新封箱机 | objection:太贵"),
]  # fmt: skip


@pytest.mark.parametrize(("line", "expected"), PLANS)
def test_a_plan_names_objections_and_its_place_and_nothing_that_was(line: str, expected: str) -> None:
    assert told(parse_plan(line, WEDNESDAY, people)).strip() == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("S5-KR pleased", "plan:S5-KR | felt:pleased"),
        ("s5kr 很满意，他们同意", "plan:S5-KR | felt:pleased # 他们同意"),
        ("Ｓ５－ＫＲ pleased", "plan:S5-KR | felt:pleased"),
        ("K7-33 pleased", "felt:pleased # K7-33"),
        ("S5-KR happy; S5-KR", "plan:S5-KR | felt:happy # S5-KR"),
        ('"S5-KR" happy', 'felt:happy # "S5-KR"'),
    ],
)
def test_the_code_of_a_planned_visit_is_read_and_any_other_is_nobodys_name(line: str, expected: str) -> None:
    planned = {"S5-KR": "the visit"}
    entry = parse_entry(line, WEDNESDAY, people, codes=planned.get)
    assert told(entry).strip() == expected
    assert [chip.kind for chip in entry.chips].count(ChipKind.PLAN) == expected.count("plan:")

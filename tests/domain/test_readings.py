"""How Chinese names are read, against expectations written by hand."""

from functools import cache
from pathlib import Path

import pytest

from salesbook.domain.readings import COMPOUND_READINGS, Readings, load_readings, name_tokens, pinyin, sort_key

TABLE = Path(__file__).parents[2] / "resources" / "pinyin" / "readings.txt"

# Surname, given name, the surname as it is read, and as a dictionary would read its characters.
SURNAMES = [
    ("单", "shan", "dan"),
    ("單", "shan", "dan"),
    ("曾", "zeng", "ceng"),
    ("仇", "qiu", "chou"),
    ("解", "xie", "jie"),
    ("朴", "piao", "pu"),
    ("查", "zha", "cha"),
    ("盖", "ge", "gai"),
    ("区", "ou", "qu"),
    ("翟", "zhai", "di"),
    ("种", "chong", "zhong"),
    ("折", "she", "zhe"),
    ("缪", "miao", "mou"),
    ("员", "yun", "yuan"),
    ("覃", "qin", "tan"),
    ("冼", "xian", "xian"),
    ("乐", "yue", "le"),
    ("任", "ren", "ren"),
    ("逄", "pang", "pang"),
    ("华", "hua", "hua"),
    ("秘", "bi", "mi"),
    ("黑", "he", "hei"),
    ("繁", "po", "fan"),
    ("召", "shao", "zhao"),
    ("宓", "mi", "fu"),
    ("洗", "xian", "xi"),
    ("尹", "yin", "yin"),
    ("燕", "yan", "yan"),
    ("宁", "ning", "ning"),
    ("那", "na", "na"),
    ("哈", "ha", "ha"),
    ("车", "che", "che"),
    ("卜", "bu", "bu"),
    ("柏", "bai", "bo"),
    ("訾", "zi", "zi"),
    ("阚", "kan", "kan"),
    ("佘", "she", "she"),
    ("厍", "she", "she"),
    ("乜", "nie", "mie"),
    ("褚", "chu", "chu"),
    ("谌", "chen", "shen"),
    ("晟", "cheng", "sheng"),
    ("贾", "jia", "gu"),
    ("牟", "mu", "mou"),
    ("隗", "wei", "kui"),
    ("郇", "xun", "huan"),
    ("郗", "xi", "chi"),
    ("祭", "zhai", "ji"),
    ("能", "nai", "neng"),
    ("费", "fei", "bi"),
    ("长", "zhang", "chang"),
    ("沈", "shen", "chen"),
    ("石", "shi", "shi"),
    ("万", "wan", "wan"),
    ("薄", "bo", "bao"),
    ("都", "du", "dou"),
    ("宿", "su", "xiu"),
    ("尉", "wei", "yu"),
    ("尉迟", "yuchi", "weichi"),
    ("万俟", "moqi", "wanqi"),
    ("长孙", "zhangsun", "changsun"),
    ("單于", "chanyu", "danyu"),
    ("单于", "chanyu", "danyu"),
    ("澹台", "tantai", "dantai"),
    ("令狐", "linghu", "linghu"),
    ("乐正", "yuezheng", "lezheng"),
    ("欧阳", "ouyang", "ouyang"),
    ("司马", "sima", "sima"),
    ("诸葛", "zhuge", "zhuge"),
    ("上官", "shangguan", "shangguan"),
    ("夏侯", "xiahou", "xiahou"),
    ("皇甫", "huangfu", "huangfu"),
    ("慕容", "murong", "murong"),
    ("呼延", "huyan", "huyan"),
]

COMMON_SURNAMES = """
王 wang 李 li 张 zhang 刘 liu 陈 chen 杨 yang 赵 zhao 黄 huang 周 zhou 吴 wu 徐 xu 孙 sun 胡 hu 朱 zhu 高 gao 林 lin
何 he 郭 guo 马 ma 罗 luo 梁 liang 宋 song 郑 zheng 谢 xie 韩 han 唐 tang 冯 feng 于 yu 董 dong 萧 xiao 程 cheng
曹 cao 袁 yuan 邓 deng 许 xu 傅 fu 彭 peng 苏 su 卢 lu 蒋 jiang 蔡 cai 丁 ding 魏 wei 薛 xue 叶 ye 阎 yan 余 yu
潘 pan 杜 du 戴 dai 夏 xia 钟 zhong 汪 wang 田 tian 姜 jiang 范 fan 方 fang 姚 yao 谭 tan 廖 liao 邹 zou 熊 xiong
金 jin 陆 lu 郝 hao 孔 kong 白 bai 崔 cui 康 kang 毛 mao 邱 qiu 秦 qin 江 jiang 史 shi 顾 gu 侯 hou 邵 shao 孟 meng
龙 long 段 duan 雷 lei 钱 qian 汤 tang 黎 li 常 chang 武 wu 乔 qiao 贺 he 赖 lai 龚 gong 文 wen 施 shi 盛 sheng
俞 yu 强 qiang 湛 zhan 臧 zang 甄 zhen 葛 ge 殷 yin 祝 zhu 裴 pei 阮 ruan 纪 ji 车 che 莘 shen 藏 zang
"""


@cache
def table() -> Readings:
    return load_readings(TABLE)


def tokens(name: str) -> tuple[str, ...]:
    return name_tokens(name, table())


def finds(typed: str, name: str) -> bool:
    """As the index does: by the beginning of a token."""
    return any(token.startswith(typed) for token in tokens(name))


@pytest.mark.parametrize(("surname", "as_surname", "as_characters"), SURNAMES)
def test_a_surname_is_found_by_its_own_reading_and_by_the_dictionary(
    surname: str, as_surname: str, as_characters: str
) -> None:
    found = tokens(surname + "小明")
    assert as_surname + "xiaoming" in found
    assert as_surname + "xm" in found
    assert as_characters + "xiaoming" in found
    assert as_characters[0] in {token[0] for token in found if token.endswith("xm")}
    assert pinyin(surname + "小明", table()) == as_surname.capitalize() + " Xiaoming"


def test_the_common_surnames_are_read_as_everybody_reads_them() -> None:
    words = COMMON_SURNAMES.split()
    expected = dict(zip(words[::2], words[1::2], strict=True))
    assert {surname: pinyin(surname + "明", table()) for surname in expected} == {
        surname: f"{reading.capitalize()} Ming" for surname, reading in expected.items()
    }


def test_a_name_is_found_by_every_mixture_of_syllables_and_initials_from_each_character_on() -> None:
    from_wang = ["wangxiaoming", "wangxiaom", "wangxming", "wangxm", "wxiaoming", "wxiaom", "wxming", "wxm"]
    from_xiao = ["xiaoming", "xiaom", "xming", "xm"]
    assert sorted(tokens("王小明")) == sorted([*from_wang, *from_xiao, "ming", "m"])


def test_a_compound_surname_counts_for_two_syllables() -> None:
    found = tokens("欧阳娜娜")
    assert {"ouyangnana", "oynn", "ouyangnn", "nana", "nn", "yangnana"} <= set(found)


@pytest.mark.parametrize("typed", ["lv", "lu", "lyu", "lvxiaonv", "luxiaonu", "lyuxn", "lxn", "xiaonyu", "xnv", "nu"])
def test_a_u_with_dots_is_typed_as_v_u_or_yu(typed: str) -> None:
    assert finds(typed, "吕小女")


@pytest.mark.parametrize("typed", ["lve", "lue", "lyue", "nve"])
def test_so_is_the_one_before_an_e(typed: str) -> None:
    assert finds(typed, "略疟")


@pytest.mark.parametrize(
    ("name", "typed"),
    [
        ("李重阳", ["lichongyang", "lizhongyang", "lcy", "lzy"]),
        ("王乐", ["wangle", "wangyue", "wl", "wy"]),
        ("张晟", ["zhangsheng", "zhangcheng"]),
        ("刘长行", ["liuchangxing", "liuzhanghang", "lcx", "lzh"]),
        ("老单", ["laoshan", "laodan", "ls"]),
        ("小曾", ["xiaozeng"]),
    ],
)
def test_all_common_readings_of_a_given_name_are_found(name: str, typed: list[str]) -> None:
    assert [word for word in typed if not finds(word, name)] == []


@pytest.mark.parametrize(("name", "typed"), [("王䶮", "yan"), ("马骉", "biao"), ("李翀", "chong"), ("孟玥", "yue")])
def test_rare_characters_are_read(name: str, typed: str) -> None:
    assert typed in tokens(name)


@pytest.mark.parametrize(
    ("character", "reading"), [("㛃", "jie"), ("𬱖", "di"), ("𬘓", "xun"), ("𪟝", "ji"), ("𫖯", "fu")]
)
def test_rare_characters_beyond_the_first_block_are_read(character: str, reading: str) -> None:
    assert reading in table().of(character)


def test_an_unknown_character_stands_for_itself() -> None:
    assert table().of("\U0003134f") == ()
    assert finds("wang\U0003134f", "王\U0003134f")


def test_an_organisation_is_found_by_syllables_and_initials_from_each_character_on() -> None:
    assert {"baierzhongguo", "bezg", "erzhongguo", "zhongguo", "zg"} <= set(tokens("拜耳中国"))
    found = set(tokens("中国建设银行重庆分行"))
    assert {"zhongguojiansheyinhangchongqingfenhang", "zgjsyhcqfh", "jsyhcqfh", "chongqingfenhang", "yhcqfh"} <= found


def test_a_name_longer_than_twelve_syllables_is_still_found_from_each_of_them() -> None:
    name = "中国石油天然气集团有限公司北京分公司"
    assert all(finds(word, name) for word in ("zgsytrqjtyxg", "tianranqijituan", "beijingfengongsi", "fgs"))


def test_readings_never_explode() -> None:
    many_ways = max(("长重乐行", "单重乐着", "解行着藏", "吕绿女律", "朴重着差"), key=lambda name: len(tokens(name)))
    assert len(tokens(many_ways)) < 1000
    assert len(tokens("长重乐行着差" * 40)) < 1000
    assert len(tokens("Word " * 500)) < 1000


def test_a_latin_name_is_found_by_its_words_and_initials() -> None:
    assert tokens("John Richter Doe") == ("john", "richter", "doe", "jrd", "jd", "johnrichterdoe")
    assert tokens("José") == ("jose",)
    assert {"jose", "nunez", "jn"} <= set(tokens("José Núñez"))
    assert {"obrien", "mary", "mo"} <= set(tokens("Mary O’Brien"))
    assert {"jean", "luc", "jlm"} <= set(tokens("Jean-Luc Müller"))


@pytest.mark.parametrize("typed", ["li", "anna", "lianna", "la"])
def test_a_name_of_two_scripts_is_found_by_either(typed: str) -> None:
    assert finds(typed, "李Anna")


@pytest.mark.parametrize("name", ["", " ", "!?", "\x00", "…", "👍"])
def test_nothing_to_read_gives_no_tokens(name: str) -> None:
    assert tokens(name) == ()
    assert sort_key(name, table()) == ""
    assert pinyin(name, table()) == ""


def test_full_width_and_spaced_names_give_the_same_tokens() -> None:
    assert tokens("Ｊｏｈｎ　Ｄｏｅ") == tokens("John Doe")
    assert tokens("王 小明") == tokens("王小明")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("王小明", "Wang Xiaoming"),
        ("欧阳娜娜", "Ouyang Nana"),
        ("吕绿", "Lü Lü"),
        ("王西安", "Wang Xi'an"),
        ("李Anna", "Li Anna"),
        ("老单", "Lao Shan"),
        ("长孙无忌", "Zhangsun Wuji"),
        ("任重阳", "Ren Chongyang"),
        ("米哈伊尔·肖洛霍夫", "Mihayi'er Xiaoluohuofu"),
        ("John Doe", ""),
        ("김민수", ""),
        ("山田はな", ""),
        ("王", "Wang"),
    ],
)
def test_pinyin_is_written_as_on_a_card(name: str, expected: str) -> None:
    assert pinyin(name, table()) == expected


def test_chinese_and_latin_names_are_sorted_into_one_line() -> None:
    in_order = ["Adam Zeller", "安娜", "Bob", "单田芳", "王大伟", "王小明", "张伟", "Zoe"]
    shuffled = sorted(in_order, key=hash)
    assert sorted(shuffled, key=lambda name: sort_key(name, table())) == in_order
    assert sort_key("Élodie", table()) == sort_key("elodie", table())


def test_bearers_of_one_surname_stay_together_among_others_that_sound_alike() -> None:
    in_order = sorted(["王小明", "汪小红", "王大伟", "汪洋", "王一"], key=lambda name: sort_key(name, table()))
    surnames = "".join(name[0] for name in in_order)
    assert surnames in ("王王王汪汪", "汪汪王王王")


def test_every_reading_in_the_table_is_a_syllable_without_tone() -> None:
    lines = [line for line in table().table.split("\n") if not line.startswith("#")]
    syllables = {syllable for line in lines for syllable in line.partition("\t")[0].split(" ")}
    assert len(lines) > 3000
    assert 400 < len(syllables) < 430
    assert all(syllable.isascii() and syllable.isalpha() and len(syllable) <= 6 for syllable in syllables)


def test_every_chinese_character_of_the_common_blocks_has_a_reading() -> None:
    unread = [code for code in range(0x4E00, 0x9FA6) if not table().of(chr(code))]
    assert len(unread) < 100
    assert all(len(surname) == len(syllables) for surname, syllables in COMPOUND_READINGS.items())

"""The words of a one-line entry that name a channel or an emotion, in English and Chinese, with common synonyms."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import time
from functools import cache

from salesbook.domain.contact import Channel
from salesbook.domain.emotion import Emotion
from salesbook.domain.entry_line_chips import How
from salesbook.domain.entry_line_text import END, MASK, START, Span, compiled
from salesbook.domain.evidence import Marker

# Firm words tell of what was done (called, 吃了午饭); the others may only name a thing (call, exhibition).
_CHANNELS: tuple[tuple[How, str, str], ...] = (
    (
        How(Channel.VIDEO),
        "video called|video chatted",
        "video call|video meeting|video chat|video|zoom call|zoom|teams call|facetime|skype|wechat video|"
        "视频会议|视频通话|视频电话|视频聊天|微信视频|视频|腾讯会议",
    ),
    (
        How(Channel.PHONE),
        "called|phoned|rang|telephoned|on the phone|by phone|打了个?电话|通了个?电话|打过电话|致电|来电话|来电|"
        "电话(?:联系|沟通|回访)了?",
        "phone call|wechat call|telephone|phone|call|微信电话|微信语音|语音电话|打个?电话|通电话|通话|电话",
    ),
    (
        How(Channel.MESSAGE),
        "messaged|texted|emailed|e-mailed|wrote|发了个?(?:微信|短信|消息|邮件)|"
        # Behind 微信, 聊了10分钟 is how long it was.
        "微信聊(?!了?[大约近\\d一二两三四五六七八九十半])了?|发(?:微信|短信|消息|邮件)|微信上?(?:联系|沟通)了?",
        "wechat|weixin|whatsapp|sms|text message|message|e-?mail|微信|短信|邮件|电邮|钉钉",
    ),
    (
        How(Channel.MEAL, usually_at=time(8)),
        "had breakfast|吃了?早[饭餐点]",
        "business breakfast|breakfast|早餐|早饭|早茶",
    ),
    (
        How(Channel.MEAL, usually_at=time(12)),
        "had (?:a )?(?:business |working )?lunch|吃了?(?:个|顿)?(?:午|中)[饭餐]",
        "business lunch|working lunch|lunch|brunch|午餐|午饭|中饭|中餐",
    ),
    (
        How(Channel.MEAL, usually_at=time(18, 30)),
        "had (?:a )?(?:business )?dinner|吃了?(?:个|顿)?晚[饭餐]",
        "business dinner|dinner|supper|晚餐|晚饭",
    ),
    (
        How(Channel.MEAL),
        "had (?:a )?(?:coffee|tea|drinks|meal)|吃了?(?:个|顿|一顿)?便?饭|吃了?火锅|"
        "喝了?(?:杯)?(?:咖啡|茶|酒)|聚了?餐|请(?:他|她|他们)?吃饭",
        "afternoon tea|coffee|tea|drinks|meal|hotpot|banquet|下午茶|咖啡|喝茶|火锅|聚餐|饭局|夜宵|宵夜|用餐|酒局|便饭|"
        "工作餐|烧烤|宴请|小酌",
    ),
    (
        How(Channel.PRIVATE_ACTIVITY, Marker.GOLF),
        "played golf|打了?(?:场|一场)?高尔夫球?",
        "golf|高尔夫球?",
    ),
    (
        How(Channel.PRIVATE_ACTIVITY, Marker.FAMILY_OUTING),
        "",
        "family outing|family trip|family picnic|家庭聚会|家庭活动|家庭出游|亲子活动",
    ),
    (
        How(Channel.PRIVATE_ACTIVITY, Marker.HOME_VISIT),
        "visited (?:him|her|them) at home|去(?:他|她|他们)家",
        "home visit|家访|上门做客|做客",
    ),
    (How(Channel.PRIVATE_ACTIVITY), "", "private activity|karaoke|私人活动|ktv|唱歌|打麻将|掼蛋|泡温泉|露营"),
    (
        How(Channel.SPORT),
        "played (?:badminton|tennis|table tennis|ping pong|football|soccer|basketball|squash)|went (?:running|hiking|"
        "swimming|cycling|climbing|skiing)|打了?(?:场|一场|会儿)?(?:羽毛球|网球|乒乓球|篮球|台球|球)|踢了?(?:场)?(?:足)?球|爬了?山|钓了?鱼",
        "badminton|tennis|table tennis|ping pong|football|soccer|basketball|squash|hiking|running|swimming|cycling|gym|"
        "skiing|sports?|羽毛球|网球|乒乓球|足球|篮球|台球|跑步|徒步|游泳|健身|骑行|运动",
    ),
    (
        How(Channel.EVENT, Marker.EXHIBITION),
        "看了?(?:个|一个)?展览?会?|逛了?展会?|参了?展",
        "exhibition|expo|trade show|trade fair|展览会|展会|展览|博览会",
    ),
    (
        How(Channel.EVENT, Marker.CONFERENCE),
        "",
        "conference|congress|summit|forum|行业会议|大会|峰会|论坛|年会",
    ),
    (
        How(Channel.EVENT, Marker.SEMINAR),
        "",
        "seminar|workshop|webinar|lecture|研讨会|讲座|沙龙|培训会",
    ),
    (How(Channel.EVENT), "", "event|concert|party|活动|音乐会|演唱会|晚会"),
    (
        How(Channel.CARD),
        "sent (?:him|her|them )?a (?:greeting )?card|寄了?(?:张)?贺卡|送了?(?:张)?贺卡",
        "greeting card|birthday card|christmas card|new year card|festival card|postcard|贺卡|明信片|生日卡",
    ),
    (
        How(Channel.GIFT),
        "gave (?:him |her |them )?a (?:small )?(?:gift|present)|sent (?:him |her |them )?flowers|送了?(?:个|份)?(?:小)?礼[物品]?",
        # “present the new sealer” is what will be done.
        r"gift|present(?!\s+(?:the|our|a|an|my|new|it|to|this|that|these|his|her|your|some|all)\b)|礼物|礼品",
    ),
    (
        How(Channel.IN_PERSON),
        "visited|met with|met|saw|dropped by|dropped in|stopped by|called on|in person|face to face|拜访了?|见了?面|见了|"
        "见(?<![没未]见)[到完]|走访了?|看望了?|碰了?头|"
        "当面|登门|上门|面谈了?|来访|碰了?面|会面",
        # Before a name: 到仁济见王芳.
        f"visit|meeting|见面|拜访|面谈|开会|会谈|见(?<![没未想要再约会听看意]见)(?={MASK})|碰[到见]了?(?={MASK})|遇[到见]了?(?={MASK})",
    ),
)

_EMOTIONS: tuple[tuple[Emotion, str, str], ...] = (
    # Words that are an emotion in any sentence, and those that are one only where they stand alone.
    (
        Emotion.PLEASED,
        "pleased|satisfied|contented|愉悦|愉快|满意|心情(?:很|挺|还)?(?:不错|好)|情绪(?:很|挺|还)?(?:不错|好)",
        "content|glad|顺心|认可|热情|客气",
    ),
    (Emotion.HAPPY, "happy|delighted|cheerful|joyful|excited|thrilled|快乐|开心|高兴|兴奋", "joy|喜悦"),
    (
        Emotion.CARED_FOR,
        "cared for|cared-for|well looked after|被关怀|被关心|感到温暖|受重视|被重视",
        "looked after|valued|appreciated|温暖|暖心|关怀",
    ),
    (Emotion.SAFE, "reassured|relieved|at ease|安心|放心|踏实", "safe|confident|安全感|有安全感"),
    (Emotion.GRATEFUL, "grateful|thankful|感激", "touched|moved|感谢|感动"),
    (Emotion.NEUTRAL, "so-so", "neutral|calm|okay|ok|fine|normal|平静|一般|还行|正常|平平|中性|还可以"),
    (
        Emotion.FRUSTRATED,
        "frustrated|disappointed|unhappy|not (?:very |too |so )?happy|discouraged|受挫|沮丧|失望|郁闷|"
        "心情(?:很|挺|有点)?(?:不好|不佳|差)|情绪(?:很|挺|有点)?(?:不好|低落|差)|"
        "不(?:太|是很|怎么|很)?(?:开心|高兴)",
        "upset|sad|挫败|难过",
    ),
    (Emotion.ANGRY, "angry|furious|愤怒|生气|恼火|发火|火大", "mad|气愤"),
    (
        Emotion.PUT_OFF,
        "annoyed|irritated|dissatisfied|not (?:very |too |so )?(?:satisfied|pleased)|反感|厌烦|不耐烦|不爽|"
        "不(?:太|是很|怎么|很)?满意?",
        "put off|put-off|烦",
    ),
    (Emotion.WORRIED, "worried|anxious|nervous|uneasy|担忧|担心|焦虑|忧虑", "concerned|不安|紧张"),
    (Emotion.HELPLESS, "helpless|powerless|无助|无奈", "lost|无力"),
    (
        Emotion.INDIFFERENT,
        "indifferent|uninterested|not (?:very )?interested|unimpressed|冷漠|冷淡|无所谓|不感兴趣|没兴趣",
        "bored|cold|cool|漠然|没感觉",
    ),
)

_NO_FEELING = (
    START + r"(?:not|never|no longer|hardly|isn't|wasn't|aren't|weren't|don't|doesn't|didn't)\s+"
    r"(?:very\s+|so\s+|really\s+|too\s+)?$|"
    "(?:不|没有?|别|未|无|不是|不太|不会|不要)(?:很|太|那么|怎么|再)?$"
    "|(?:生日|新年|节日?|国庆|周末|假期|圣诞|祝.{0,4})$"
)
_MEANS_ELSE = (
    r"\s*(?:birthday|hour|new year|christmas|easter|valentine|ending|family|medium|to\s|with the valve|valve|guard)"
    "|学习|成长|的家庭"
)

_BEFORE_EMOTION = (
    START
    + r"(?:and\s+)?(?:(?:he|she|they|all|everyone)\s+)?(?:(?:was|is|were|are|seemed|seems|looked|looks|felt|feels|left|got)"
    r"(?:\s+(?:visibly|clearly|a\s+bit|a\s+little|quite|very|really|so|pretty))?|"
    r"(?:visibly|clearly|a\s+bit|a\s+little|quite|very|really|so|pretty))\s+$"
    "|(?:他们?|她们?|对方|客户|大家|双方)?(?:都|也|看起来|感觉|觉得|心情|表示|显得|感到|态度|情绪|[聊谈吃玩喝][得的])*"
    "(?:很|非常|特别|十分|有点儿?|有些|挺|蛮|比较|相当|超|更|最|真)?$"
)
_AFTER_EMOTION = r"(?:了|的样子|极了|的(?=\s*(?:$|[,;。!?])))?"
_BEFORE_CHANNEL = (
    START + r"(?:and\s+)?(?:(?:we|i)\s+)?(?:(?:had|have|went\s+(?:for|to)|over|at|for|by|via|on|played|did|watched|"
    r"attended|joined|a|an|the|some)\s+)?(?:(?:a|an|the|some|our)\s+)?$"
    "|(?:一起|一块儿?|共同)?(?:去|来|约|在|用|通过)?(?:吃|打|喝|发|看|逛|参加|参观|做|开|踢|见)?(?:了|过|完)?(?:个|一个|一次|一顿|顿|场|一场|次|通|一通|会儿)?$"
)
_AFTER_CHANNEL = "(?:了|过)?(?:一次|一面|一趟|一场|一会儿?)?"
_LIKED = r"(?:likes?|loves?|enjoys?|plays?|prefers?)\s+(?:to\s+)?(?:play\s+)?$|(?:喜欢|爱|爱好|常|经常|每周|会|想|要)$"


@dataclass(frozen=True)
class Said:
    """A span of words that name a channel or an emotion; `firm` ones do so in any sentence."""

    start: int
    end: int
    value: How | Emotion
    firm: bool


@dataclass(frozen=True)
class _Lexicon:
    """Patterns by the letter they begin with, so that a place in a text is tried with a few of them only."""

    patterns: dict[str, re.Pattern[str]]
    meanings: dict[str, list[tuple[How | Emotion, bool]]]

    def found(self, text: str) -> list[tuple[re.Match[str], How | Emotion, bool]]:
        """The words of the lexicon in a text, in order, without overlaps, longest first."""
        found = []
        free = 0
        for place, letter in enumerate(text):
            pattern = self.patterns.get(letter) if place >= free else None
            match = pattern.match(text, place) if pattern else None
            if match:
                assert match.lastindex
                found.append((match, *self.meanings[letter][match.lastindex - 1]))
                free = match.end()
        return found


def _lexicon(entries: Iterable[tuple[How | Emotion, str, str]]) -> _Lexicon:
    words: dict[str, list[tuple[str, How | Emotion, bool]]] = {}
    for value, firm, loose in entries:
        for alternatives, is_firm in ((firm, True), (loose, False)):
            # A bar inside brackets belongs to the word.
            for word in filter(None, re.split(r"\|(?![^(]*\))", alternatives)):
                words.setdefault(word[0], []).append((word, value, is_firm))
    patterns, meanings = {}, {}
    for letter, known in words.items():
        known.sort(key=lambda word: -len(word[0]))
        borders = (START, END) if letter.isascii() else ("", "")
        patterns[letter] = re.compile(f"{borders[0]}(?:{'|'.join(f'({word})' for word, _, _ in known)}){borders[1]}")
        meanings[letter] = [(value, firm) for _, value, firm in known]
    return _Lexicon(patterns, meanings)


@cache
def _channel_lexicon() -> _Lexicon:
    return _lexicon(_CHANNELS)


@cache
def _emotion_lexicon() -> _Lexicon:
    return _lexicon(_EMOTIONS)


def channels_said(text: str) -> list[Said]:
    """The channels named in read text, in order, without overlaps."""
    return [
        Said(*_widened(text, found, _BEFORE_CHANNEL, _AFTER_CHANNEL), how, firm)
        for found, how, firm in _channel_lexicon().found(text)
        if not compiled(_LIKED).search(text[max(0, found.start() - 14) : found.start()])
    ]


def emotions_said(text: str) -> list[Said]:
    """The emotions named in read text, in order, without overlaps; “not angry” and “happy birthday” are none."""
    return [
        Said(*_widened(text, found, _BEFORE_EMOTION, _AFTER_EMOTION), emotion, firm)
        for found, emotion, firm in _emotion_lexicon().found(text)
        if not compiled(_NO_FEELING).search(text[max(0, found.start() - 16) : found.start()])
        and not compiled(_MEANS_ELSE).match(text, found.end())
    ]


def _widened(text: str, found: re.Match[str], before: str, after: str) -> Span:
    """The span of a word with the words that belong to it: “had a quick” lunch, 很 开心."""
    window = text[max(0, found.start() - 30) : found.start()]
    earlier = compiled(before).search(window)
    later = compiled(after).match(text, found.end())
    return found.start() - (len(window) - earlier.start() if earlier else 0), later.end() if later else found.end()

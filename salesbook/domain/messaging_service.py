"""Messaging services by the many names that people and programs call them."""

from __future__ import annotations

import re

from salesbook.domain.text import Text

_SERVICES = {
    "aim": "AIM",
    "icq": "ICQ",
    "jabber": "Jabber",
    "xmpp": "Jabber",
    "msn": "MSN",
    "msnim": "MSN",
    "msnmessenger": "MSN",
    "skype": "Skype",
    "skypeusername": "Skype",
    "qq": "QQ",
    "mqq": "QQ",
    "wechat": "WeChat",
    "weixin": "WeChat",
    "微信": "WeChat",
    "微信号": "WeChat",
    "whatsapp": "WhatsApp",
    "telegram": "Telegram",
    "tg": "Telegram",
    "line": "LINE",
    "dingtalk": "DingTalk",
    "钉钉": "DingTalk",
    "yahoo": "Yahoo",
    "ymsgr": "Yahoo",
    "yahooid": "Yahoo",
    "gtalk": "Google Talk",
    "googletalk": "Google Talk",
    "gadugadu": "Gadu-Gadu",
    "gg": "Gadu-Gadu",
    "groupwise": "GroupWise",
    "facebook": "Facebook",
    "irc": "IRC",
    "sip": "SIP",
    "sips": "SIP",
    "matrix": "Matrix",
    "twitter": "Twitter",
}


# Services whose name is another in Chinese; the others are called the same everywhere.
_TRANSLATED = {"WeChat": Text("WeChat"), "DingTalk": Text("DingTalk")}


def service_named(written: str) -> str:
    """The service's own name, where what is written is known; as it is written, where not."""
    return _SERVICES.get(re.sub(r"[\s_-]", "", written).lower(), written)


def service_text(stored: str) -> Text:
    """What a service is called in every language, by whatever of its names it was stored."""
    name = service_named(stored)
    return _TRANSLATED.get(name, Text("{word}", word=name))

"""What the settings of a notebook are called, for the Settings page and for the undo of a change; the terminal takes their keys."""

from __future__ import annotations

from salesbook.domain.text import Text

SETTING_WORDS = {
    "currency": Text("Currency"),
    "my-name": Text("My name"),
    "my-company": Text("My company"),
    "my-interests": Text("My interests"),
    "country": Text("Public holidays of"),
    "working-days": Text("I work on"),
    "days-off": Text("My days off"),
    "cadence-recognition": Text("Touch at recognition, every"),
    "cadence-dating": Text("Touch at dating, every"),
    "cadence-trust": Text("Touch at trust, every"),
    "cadence-ally": Text("Touch at ally, every"),
    "date-lead": Text("Important dates, ahead by"),
    "date-kept": Text("Important dates, kept for"),
    "alarm-within": Text("Make good a bad visit within"),
    "confirm-after": Text("Ask facts again after"),
    "stuck-after": Text("A stage is stuck after"),
    "thank-within": Text("Thank for a purchase within"),
    "ask-after-purchase": Text("Ask how it goes after"),
    "referral-after": Text("Ask an ally for a referral after"),
    "reward-every": Text("Reward loyalty again after"),
    "card-lead": Text("Greeting cards, ahead by"),
    "news-kept": Text("Product news, kept for"),
    "rules-off": Text("Kinds of reminders"),
    "marker-words": Text("Markers"),
    "matters": Text("What can matter most"),
    "hospitality-limit": Text("Hospitality, a contact and year"),
    "gift-limit": Text("Gifts, a contact and year"),
    "profit-line": Text("High profit from"),
    "loyalty-line": Text("High loyalty from"),
    "pareto-a": Text("Class A makes up"),
    "pareto-b": Text("Classes A and B make up"),
    "client-purchases": Text("A client has bought"),
    "lost-after": Text("Lost without a purchase for"),
    "ambassador-referrals": Text("An ambassador has referred"),
    "equity-years": Text("Customer equity looks ahead"),
}

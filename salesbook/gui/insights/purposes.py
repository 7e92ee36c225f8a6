"""What each section of the Insights page is for, in one sentence under its title."""

from __future__ import annotations

from salesbook.domain.text import Text

PURPOSES: dict[str, Text] = {
    "first": Text("The few with whom one step brings most: made good, kept from going cold, or won for good."),
    "kotler-grid": Text("Profit against loyalty: in whom to invest, whom to win over, and whom to let go."),
    "pareto": Text("The few who bring most of your revenue: spend your time in proportion."),
    "five-factor-loyalty": Text("How loyal each contact is by five factors, and which one to work on."),
    "three-proofs": Text("Who bought again, recommended you or praised you: loyalty proved by deeds."),
    "loyalty-ladder": Text("How far each contact has come from stranger to advocate, and the next rung."),
    "customer-ladder": Text("From a possible customer to an ambassador of your brand: who is ready for the next rung."),
    "life-cycle": Text("Where you win customers and where you lose them, from reach to loyalty."),
    "journey": Text("How far each contact has travelled, from knowing of you to recommending you."),
    "growth-of-trust": Text("How far each contact trusts you, from doubt to loyalty, and what makes it grow."),
    "kind-of-loyalty": Text("Why they stay: price, liking, comparison or habit. Each kind is kept in another way."),
    "customer-equity": Text("What each contact has earned you, and is expected to in the years to come."),
    "service-tier": Text("Which level of service each contact has earned, and what the next one asks for."),
    "value-balance": Text("Whether you give value of several kinds or always the same, and keep your promises."),
    "emotional-memory": Text("How each contact felt, visit by visit; the last feeling decides whether they come back."),
    "stages": Text("How contacts moved between the stages, and where they get stuck."),
    "promises": Text("What both sides promised: keep yours in time, and ask about theirs."),
    "offers": Text("Which offers wait for an answer, and why others were won or lost."),
    "values": Text("Who got what kind of value from you within a year, and who got least."),
    "winning": Text("What a new customer costs you, beside what it costs to keep one."),
    "objections": Text("What is said against, the real reasons, and the answers that worked."),
    "referrals": Text("Who recommended you to whom: thank them, and ask again."),
    "tiers": Text("What each tier of service asks and brings, and who has earned a reward."),
    "cards": Text("Whose greeting card is due, on what occasion, and in which words."),
    "products": Text("Who bought or was offered what, and whom its news should reach."),
    "self-review": Text("How you judge your own service, so that you see what to do better."),
}
"""By the name of the section; the lenses have their own names."""

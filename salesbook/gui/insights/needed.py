"""What to record so that a lens can say something, shown while it says nothing of anybody."""

from __future__ import annotations

from salesbook.domain.text import Text

NOBODY = Text("Nobody is in the notebook yet. Add a contact, or bring in an address book.")

NEEDED: dict[str, Text] = {
    "kotler-grid": Text(
        "Nobody has a place here yet. Record orders with their profit, and log how visits end or judge loyalty yourself."
    ),
    "pareto": Text("Nobody brought revenue within a year. Record orders with their amounts, and the curve is drawn."),
    "five-factor-loyalty": Text(
        "Nobody has a score yet. Log how visits end, record orders, referrals and praise, or judge the factors yourself."
    ),
    "three-proofs": Text("There is no proof yet. Record who buys again, who recommends you, and who praises you."),
    "loyalty-ladder": Text(
        "Everybody begins as a suspect. Record a need, an offer or a visit, and they are a prospect."
    ),
    "customer-ladder": Text("Nobody has bought yet. Record a first order, and its customer climbs."),
    "life-cycle": Text(
        "Nobody is further than reached. Record a visit in person, a need or an offer, and they move on."
    ),
    "journey": Text("Nobody is further than awareness. Trust, an order, a referral or praise leads on, once recorded."),
    "growth-of-trust": Text("Everybody begins in doubt. Log visits: the second touch leads on."),
    "kind-of-loyalty": Text("Nobody has a place here yet. Record orders with the reason why they bought."),
    "customer-equity": Text("Nobody has bought yet. Record orders with their profit; the rest is reckoned from these."),
    "service-tier": Text(
        "Nobody has reached a tier yet. Record orders; what each tier asks stands in tiers of service."
    ),
    "value-balance": Text("Nobody was visited within a year. Log visits, with the value you gave at each."),
    "emotional-memory": Text("No feeling is noted yet. Log visits, and choose the face each contact left with."),
}
"""By the name of the lens."""

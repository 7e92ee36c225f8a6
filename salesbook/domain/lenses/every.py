"""All lenses, in the order in which they are shown. A new lens is one file and one line here.

Apart from the package itself, because a day asks one of them only, and a command should not wait for fourteen to load.
"""

from __future__ import annotations

from salesbook.domain.lenses.customer_equity import CUSTOMER_EQUITY
from salesbook.domain.lenses.customer_ladder import CUSTOMER_LADDER
from salesbook.domain.lenses.emotional_memory import EMOTIONAL_MEMORY
from salesbook.domain.lenses.five_factor_loyalty import FIVE_FACTOR_LOYALTY
from salesbook.domain.lenses.growth_of_trust import GROWTH_OF_TRUST
from salesbook.domain.lenses.journey import JOURNEY
from salesbook.domain.lenses.kind_of_loyalty import KIND_OF_LOYALTY
from salesbook.domain.lenses.kotler import KOTLER
from salesbook.domain.lenses.lens import Lens
from salesbook.domain.lenses.life_cycle import LIFE_CYCLE
from salesbook.domain.lenses.loyalty_ladder import LOYALTY_LADDER
from salesbook.domain.lenses.pareto import PARETO
from salesbook.domain.lenses.service_tier import SERVICE_TIER
from salesbook.domain.lenses.three_proofs import THREE_PROOFS
from salesbook.domain.lenses.value_balance import VALUE_BALANCE

LENSES: tuple[Lens, ...] = (
    KOTLER,
    PARETO,
    FIVE_FACTOR_LOYALTY,
    THREE_PROOFS,
    LOYALTY_LADDER,
    CUSTOMER_LADDER,
    LIFE_CYCLE,
    JOURNEY,
    GROWTH_OF_TRUST,
    KIND_OF_LOYALTY,
    CUSTOMER_EQUITY,
    SERVICE_TIER,
    VALUE_BALANCE,
    EMOTIONAL_MEMORY,
)

OF_ORGANISATIONS: tuple[Lens, ...] = (PARETO, CUSTOMER_EQUITY)
"""The lenses that place organisations too, as these read nothing but what was bought."""

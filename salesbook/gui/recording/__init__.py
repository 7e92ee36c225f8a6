"""Recording what happened outside a visit: offers, orders, referrals, praise, favours, evidence, judgements."""

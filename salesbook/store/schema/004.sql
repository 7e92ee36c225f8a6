-- A day asks since when each stands at their stage, and which facts grew old: small indexes hold all that it reads, so that no table
-- of a big book is gone through. What nobody ever confirmed is in none of them.
DROP INDEX stage_change_by_contact;
CREATE INDEX stage_change_by_contact ON stage_change (contact_id, in_order, day);
CREATE INDEX phone_confirmed ON phone (contact_id, confirmed_on) WHERE confirmed_on IS NOT NULL;
CREATE INDEX email_confirmed ON email (contact_id, confirmed_on) WHERE confirmed_on IS NOT NULL;
CREATE INDEX address_confirmed ON address (contact_id, confirmed_on) WHERE confirmed_on IS NOT NULL;
CREATE INDEX employment_confirmed ON employment (contact_id, confirmed_on, to_day) WHERE confirmed_on IS NOT NULL;
CREATE INDEX relation_confirmed ON relation (contact_id, confirmed_on) WHERE confirmed_on IS NOT NULL;
CREATE INDEX interest_confirmed ON interest (contact_id, confirmed_on) WHERE confirmed_on IS NOT NULL;
CREATE INDEX need_confirmed ON need (contact_id, confirmed_on, met_on) WHERE confirmed_on IS NOT NULL;
CREATE INDEX important_date_confirmed ON important_date (contact_id, confirmed_on) WHERE confirmed_on IS NOT NULL;
-- The lenses go through all visits and all orders: what they read of them stands in the index by which they come.
DROP INDEX participation_by_visit;
CREATE INDEX participation_by_visit ON participation (visit_id, contact_id, emotion, expectation);
DROP INDEX participation_by_contact;
CREATE INDEX participation_by_contact ON participation (contact_id, visit_id, emotion, expectation);
DROP INDEX purchase_by_contact;
CREATE INDEX purchase_by_contact
    ON purchase (contact_id, day, id, amount, amount_currency, profit, profit_currency, reason);
CREATE INDEX contact_colleague ON contact (id) WHERE colleague = 1;

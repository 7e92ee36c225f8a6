-- A day asks since when each stands at their stage and which facts grew old: what that reads of a contact stands in the index that
-- finds it, so that no table of a big book is gone through.
DROP INDEX stage_change_by_contact;
CREATE INDEX stage_change_by_contact ON stage_change (contact_id, in_order, day);
DROP INDEX phone_by_contact;
CREATE INDEX phone_by_contact ON phone (contact_id, confirmed_on);
DROP INDEX email_by_contact;
CREATE INDEX email_by_contact ON email (contact_id, confirmed_on);
DROP INDEX address_by_contact;
CREATE INDEX address_by_contact ON address (contact_id, confirmed_on);
DROP INDEX employment_by_contact;
CREATE INDEX employment_by_contact ON employment (contact_id, confirmed_on, to_day);
DROP INDEX relation_by_contact;
CREATE INDEX relation_by_contact ON relation (contact_id, confirmed_on);
DROP INDEX interest_by_contact;
CREATE INDEX interest_by_contact ON interest (contact_id, confirmed_on);
DROP INDEX need_by_contact;
CREATE INDEX need_by_contact ON need (contact_id, confirmed_on, met_on);
DROP INDEX important_date_by_contact;
CREATE INDEX important_date_by_contact ON important_date (contact_id, confirmed_on);

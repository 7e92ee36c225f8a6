-- The whole method: what the lenses, the tiers, the cards, the goals and the later reminder rules are told.

ALTER TABLE contact ADD COLUMN disqualified TEXT NOT NULL DEFAULT '';
ALTER TABLE value_given ADD COLUMN trial INTEGER NOT NULL DEFAULT 0 CHECK (trial IN (0, 1));
ALTER TABLE objection ADD COLUMN kind TEXT;

-- A reminder of the rep's own may be about nobody, and so may its answer. SQLite makes no column optional but by a new table.
CREATE TABLE answer_3 (
    id TEXT PRIMARY KEY,
    reminder TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    until TEXT
) STRICT, WITHOUT ROWID;
INSERT INTO answer_3 SELECT id, reminder, kind, day, contact_id, until FROM answer;
DROP TABLE answer;
ALTER TABLE answer_3 RENAME TO answer;
CREATE INDEX answer_by_contact ON answer (contact_id);
CREATE INDEX answer_by_reminder ON answer (reminder);

CREATE TABLE judgement (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    factor TEXT NOT NULL,
    score INTEGER NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX judgement_by_contact ON judgement (contact_id);
CREATE TABLE refusal (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL,
    competitor TEXT NOT NULL DEFAULT '',
    note TEXT NOT NULL DEFAULT '',
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX refusal_by_contact ON refusal (contact_id);
CREATE INDEX refusal_by_visit ON refusal (visit_id);
CREATE TABLE favour (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX favour_by_contact ON favour (contact_id);
CREATE INDEX favour_by_visit ON favour (visit_id);
CREATE TABLE tier (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    position INTEGER NOT NULL DEFAULT 0,
    cadence INTEGER,
    benefits TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;
CREATE TABLE tier_way (
    id TEXT PRIMARY KEY,
    tier_id TEXT NOT NULL REFERENCES tier (id) DEFERRABLE INITIALLY DEFERRED,
    purchases INTEGER,
    revenue INTEGER,
    revenue_currency TEXT,
    profit INTEGER,
    profit_currency TEXT,
    years INTEGER,
    referrals INTEGER,
    stage TEXT,
    pareto_class TEXT,
    upper_third INTEGER NOT NULL DEFAULT 0 CHECK (upper_third IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX tier_way_by_tier ON tier_way (tier_id);
CREATE TABLE reward (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    tier TEXT NOT NULL,
    text TEXT NOT NULL,
    day TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX reward_by_contact ON reward (contact_id);
CREATE TABLE card_template (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    text TEXT NOT NULL,
    language TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE card_plan (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    rhythm TEXT NOT NULL,
    since TEXT NOT NULL,
    festival TEXT,
    day INTEGER NOT NULL DEFAULT 1,
    template_id TEXT REFERENCES card_template (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX card_plan_by_contact ON card_plan (contact_id);
CREATE INDEX card_plan_by_card_template ON card_plan (template_id);
CREATE TABLE product_news (
    id TEXT PRIMARY KEY,
    product_id TEXT NOT NULL REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    sentence TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '[]'
) STRICT, WITHOUT ROWID;
CREATE INDEX product_news_by_product ON product_news (product_id);
CREATE TABLE own_reminder (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    start TEXT NOT NULL,
    rule TEXT NOT NULL DEFAULT '',
    at TEXT,
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX own_reminder_by_contact ON own_reminder (contact_id);
CREATE TABLE goal (
    id TEXT PRIMARY KEY,
    lens TEXT NOT NULL,
    from_position TEXT NOT NULL,
    to_position TEXT NOT NULL,
    count INTEGER NOT NULL,
    since TEXT NOT NULL,
    by TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE goal_member (
    id TEXT PRIMARY KEY,
    goal_id TEXT NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX goal_member_by_goal ON goal_member (goal_id);
CREATE INDEX goal_member_by_contact ON goal_member (contact_id);
CREATE TABLE self_review (
    id TEXT PRIMARY KEY,
    item TEXT NOT NULL,
    score INTEGER NOT NULL,
    day TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

-- The lenses read purchases, offers, referrals and the like of the whole book by day.
CREATE INDEX purchase_by_day ON purchase (day);

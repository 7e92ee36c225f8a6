-- Schema 1: the notebook as first released. Frozen: a change of the schema is a new file.
--
-- Tables that are searched have an integer key beside the id: the row of the search index, and for visits built from day
-- and time, so that descending keys are newest first. Nothing cascades: operations delete dependants in the open, so that undo
-- sees them; the foreign keys are checked at COMMIT, so that the order of rows does not matter.

CREATE TABLE contact (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    family_name TEXT NOT NULL DEFAULT '',
    given_name TEXT NOT NULL DEFAULT '',
    middle_name TEXT NOT NULL DEFAULT '',
    prefix TEXT NOT NULL DEFAULT '',
    suffix TEXT NOT NULL DEFAULT '',
    nicknames TEXT NOT NULL DEFAULT '[]',
    phonetic TEXT NOT NULL DEFAULT '',
    phonetic_family_name TEXT NOT NULL DEFAULT '',
    phonetic_given_name TEXT NOT NULL DEFAULT '',
    uid TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    preferred_channel TEXT,
    best_hours TEXT NOT NULL DEFAULT '',
    how_we_met TEXT NOT NULL DEFAULT '',
    colleague INTEGER NOT NULL DEFAULT 0 CHECK (colleague IN (0, 1)),
    stage TEXT,
    matters_most TEXT NOT NULL DEFAULT '[]',
    photo TEXT REFERENCES photo (id) DEFERRABLE INITIALLY DEFERRED,
    added TEXT
) STRICT;
CREATE INDEX contact_by_photo ON contact (photo);
CREATE TABLE phone (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX phone_by_contact ON phone (contact_id);
CREATE TABLE email (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX email_by_contact ON email (contact_id);
CREATE TABLE address (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    street TEXT NOT NULL DEFAULT '',
    extended TEXT NOT NULL DEFAULT '',
    po_box TEXT NOT NULL DEFAULT '',
    city TEXT NOT NULL DEFAULT '',
    region TEXT NOT NULL DEFAULT '',
    postal_code TEXT NOT NULL DEFAULT '',
    country TEXT NOT NULL DEFAULT '',
    label TEXT NOT NULL DEFAULT '',
    preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX address_by_contact ON address (contact_id);
CREATE TABLE messaging_id (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    service TEXT NOT NULL,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    preferred INTEGER NOT NULL DEFAULT 0 CHECK (preferred IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX messaging_id_by_contact ON messaging_id (contact_id);
CREATE TABLE website (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    value TEXT NOT NULL,
    label TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX website_by_contact ON website (contact_id);
CREATE TABLE tag (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    word TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_by_contact ON tag (contact_id);
CREATE TABLE note (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    private INTEGER NOT NULL DEFAULT 0 CHECK (private IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX note_by_contact ON note (contact_id);
CREATE INDEX note_by_visit ON note (visit_id);
CREATE TABLE photo (
    id TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    data BLOB NOT NULL
) STRICT;
CREATE TABLE card_property (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    group_name TEXT NOT NULL DEFAULT '',
    parameters TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX card_property_by_contact ON card_property (contact_id);
CREATE TABLE organisation (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    phonetic TEXT NOT NULL DEFAULT '',
    place TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE employment (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    title TEXT NOT NULL DEFAULT '',
    department TEXT NOT NULL DEFAULT '',
    profession TEXT NOT NULL DEFAULT '',
    buying_role TEXT,
    from_day TEXT,
    to_day TEXT,
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX employment_by_contact ON employment (contact_id);
CREATE INDEX employment_by_organisation ON employment (organisation_id);
CREATE TABLE relation (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    word TEXT NOT NULL,
    name TEXT NOT NULL,
    other_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    detail TEXT NOT NULL DEFAULT '',
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX relation_by_contact ON relation (contact_id);
CREATE INDEX relation_by_contact_other ON relation (other_id);
CREATE TABLE interest (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'hobby',
    detail TEXT NOT NULL DEFAULT '',
    avoid INTEGER NOT NULL DEFAULT 0 CHECK (avoid IN (0, 1)),
    since TEXT,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX interest_by_contact ON interest (contact_id);
CREATE INDEX interest_by_visit ON interest (visit_id);
CREATE TABLE need (
    id TEXT PRIMARY KEY,
    text TEXT NOT NULL,
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    since TEXT,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    met_on TEXT,
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX need_by_contact ON need (contact_id);
CREATE INDEX need_by_organisation ON need (organisation_id);
CREATE INDEX need_by_visit ON need (visit_id);
CREATE TABLE important_date (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    month INTEGER NOT NULL,
    day INTEGER NOT NULL,
    year INTEGER,
    calendar TEXT NOT NULL DEFAULT 'solar',
    leap_month INTEGER NOT NULL DEFAULT 0 CHECK (leap_month IN (0, 1)),
    label TEXT NOT NULL DEFAULT '',
    confirmed_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX important_date_by_contact ON important_date (contact_id);
CREATE TABLE visit (
    key INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    day TEXT NOT NULL,
    at TEXT,
    state TEXT NOT NULL DEFAULT 'done',
    channel TEXT,
    lasted INTEGER,
    place TEXT NOT NULL DEFAULT '',
    purpose TEXT NOT NULL DEFAULT '',
    wanted_result TEXT NOT NULL DEFAULT '',
    ace TEXT NOT NULL DEFAULT '',
    code TEXT,
    because TEXT NOT NULL DEFAULT '',
    moved_from TEXT,
    steps TEXT NOT NULL DEFAULT '[]',
    by_contact INTEGER NOT NULL DEFAULT 0 CHECK (by_contact IN (0, 1)),
    created TEXT
) STRICT;
CREATE TABLE participation (
    id TEXT PRIMARY KEY,
    visit_id TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    emotion TEXT,
    expectation TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX participation_by_visit ON participation (visit_id);
CREATE INDEX participation_by_contact ON participation (contact_id, visit_id);
CREATE TABLE evidence (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    marker TEXT NOT NULL,
    day TEXT NOT NULL,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL DEFAULT '',
    wording TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX evidence_by_contact ON evidence (contact_id, marker);
CREATE INDEX evidence_by_visit ON evidence (visit_id);
CREATE TABLE stage_change (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    from_stage TEXT,
    to_stage TEXT,
    at TEXT NOT NULL,
    day TEXT NOT NULL,
    because TEXT NOT NULL DEFAULT '',
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    in_order INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX stage_change_by_contact ON stage_change (contact_id);
CREATE INDEX stage_change_by_visit ON stage_change (visit_id);
CREATE TABLE promise (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    side TEXT NOT NULL,
    text TEXT NOT NULL,
    due TEXT,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    given_on TEXT,
    state TEXT NOT NULL DEFAULT 'open',
    settled_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX promise_by_contact ON promise (contact_id);
CREATE INDEX promise_by_visit ON promise (visit_id);
CREATE TABLE next_step (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    due TEXT,
    at TEXT,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    state TEXT NOT NULL DEFAULT 'open',
    settled_on TEXT,
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX next_step_by_contact ON next_step (contact_id);
CREATE INDEX next_step_by_visit ON next_step (visit_id);
CREATE TABLE value_given (
    id TEXT PRIMARY KEY,
    visit_id TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT '',
    cost INTEGER,
    cost_currency TEXT,
    felt INTEGER CHECK (felt IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX value_given_by_visit ON value_given (visit_id);
CREATE INDEX value_given_by_contact ON value_given (contact_id);
CREATE TABLE objection (
    id TEXT PRIMARY KEY,
    said TEXT NOT NULL,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    real_reason TEXT NOT NULL DEFAULT '',
    answer TEXT NOT NULL DEFAULT '',
    worked INTEGER CHECK (worked IN (0, 1)),
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX objection_by_visit ON objection (visit_id);
CREATE INDEX objection_by_contact ON objection (contact_id);
CREATE TABLE expense (
    id TEXT PRIMARY KEY,
    visit_id TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
    amount INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'other',
    note TEXT NOT NULL DEFAULT '',
    position INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX expense_by_visit ON expense (visit_id);
CREATE TABLE referral (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    to_name TEXT NOT NULL,
    day TEXT NOT NULL,
    to_contact_id TEXT REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    note TEXT NOT NULL DEFAULT '',
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX referral_by_contact ON referral (contact_id);
CREATE INDEX referral_by_contact_to_contact ON referral (to_contact_id);
CREATE INDEX referral_by_visit ON referral (visit_id);
CREATE TABLE praise (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    day TEXT NOT NULL,
    visit_id TEXT REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED
) STRICT, WITHOUT ROWID;
CREATE INDEX praise_by_contact ON praise (contact_id);
CREATE INDEX praise_by_visit ON praise (visit_id);
CREATE TABLE product (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE TABLE offer (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    amount INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    given_on TEXT NOT NULL,
    product_id TEXT REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    expected_by TEXT,
    state TEXT NOT NULL DEFAULT 'open',
    settled_on TEXT,
    lost_because TEXT NOT NULL DEFAULT '',
    lost_to_competitor INTEGER NOT NULL DEFAULT 0 CHECK (lost_to_competitor IN (0, 1)),
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX offer_by_contact ON offer (contact_id);
CREATE INDEX offer_by_product ON offer (product_id);
CREATE INDEX offer_by_organisation ON offer (organisation_id);
CREATE TABLE purchase (
    id TEXT PRIMARY KEY,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    day TEXT NOT NULL,
    amount INTEGER NOT NULL,
    amount_currency TEXT NOT NULL,
    organisation_id TEXT REFERENCES organisation (id) DEFERRABLE INITIALLY DEFERRED,
    product_id TEXT REFERENCES product (id) DEFERRABLE INITIALLY DEFERRED,
    offer_id TEXT REFERENCES offer (id) DEFERRABLE INITIALLY DEFERRED,
    profit INTEGER,
    profit_currency TEXT,
    reason TEXT,
    note TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX purchase_by_contact ON purchase (contact_id);
CREATE INDEX purchase_by_organisation ON purchase (organisation_id);
CREATE INDEX purchase_by_product ON purchase (product_id);
CREATE INDEX purchase_by_offer ON purchase (offer_id);
CREATE TABLE answer (
    id TEXT PRIMARY KEY,
    reminder TEXT NOT NULL,
    kind TEXT NOT NULL,
    day TEXT NOT NULL,
    contact_id TEXT NOT NULL REFERENCES contact (id) DEFERRABLE INITIALLY DEFERRED,
    until TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX answer_by_contact ON answer (contact_id);
CREATE TABLE setting (
    id TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX contact_by_name ON contact (name);
CREATE INDEX contact_by_uid ON contact (uid) WHERE uid <> '';
CREATE INDEX email_by_value ON email (value COLLATE NOCASE);
CREATE INDEX organisation_by_name ON organisation (name);
CREATE INDEX visit_planned ON visit (day, at) WHERE state = 'planned';
CREATE UNIQUE INDEX visit_touch ON visit (id) WHERE state = 'done' AND channel IS NOT 'card';
CREATE UNIQUE INDEX visit_by_code ON visit (code) WHERE code IS NOT NULL;
CREATE INDEX participation_emotion ON participation (emotion) WHERE emotion IS NOT NULL;
CREATE INDEX promise_open ON promise (due) WHERE state = 'open';
CREATE INDEX next_step_open ON next_step (due) WHERE state = 'open';
CREATE INDEX answer_by_reminder ON answer (reminder);

-- The journal: one line a change, and the images of its rows before and after, as JSON objects by column.
CREATE TABLE change (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    label TEXT NOT NULL,
    at TEXT NOT NULL,
    state TEXT NOT NULL DEFAULT 'done' CHECK (state IN ('done', 'undone', 'closed')),
    takes_back INTEGER
) STRICT;
CREATE INDEX change_undone ON change (id) WHERE state = 'undone';
CREATE TABLE change_row (
    change_id INTEGER NOT NULL REFERENCES change (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    noun TEXT NOT NULL,
    row_id TEXT NOT NULL,
    before TEXT,
    after TEXT,
    PRIMARY KEY (change_id, position)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_row_by_row ON change_row (row_id, change_id);

-- Kept without a journal entry: drafts, notes of backups.
CREATE TABLE kept (
    name TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The search index: contentless, one token a Chinese character; `store/search.py` fills it. Contacts have their first letters
-- indexed apart: a name is typed letter by letter, and the first one begins a great many words.
CREATE VIRTUAL TABLE contact_index USING fts5 (
    name, reading, organisation, phone, email, rest,
    content='', contentless_delete=1, prefix='1', tokenize="unicode61 remove_diacritics 2"
);
CREATE VIRTUAL TABLE visit_index USING fts5 (
    words,
    content='', contentless_delete=1, tokenize="unicode61 remove_diacritics 2"
);

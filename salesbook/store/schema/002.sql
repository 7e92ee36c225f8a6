-- What is newest of each contact, so that a day or a list of thousands need not go through their visits: the visit of the
-- last touch, and the one with the last emotion recorded, by their keys. `store/newest.py` keeps it.
CREATE TABLE newest (
    contact_id TEXT PRIMARY KEY,
    touch INTEGER,
    felt INTEGER,
    emotion TEXT
) STRICT, WITHOUT ROWID;

-- The emotion stands in the index, where asking for the last one finds it beside the visit.
DROP INDEX participation_by_contact;
CREATE INDEX participation_by_contact ON participation (contact_id, visit_id, emotion);
DROP INDEX participation_emotion;

INSERT INTO newest
    SELECT contact_id, max(touch), max(felt), max(emotion) FROM (
        SELECT p.contact_id, max(v.key) AS touch, NULL AS felt, NULL AS emotion
        FROM participation p JOIN visit v ON v.id = p.visit_id AND v.state = 'done' AND v.channel IS NOT 'card'
        GROUP BY p.contact_id
        UNION ALL
        SELECT p.contact_id, NULL, max(v.key), p.emotion
        FROM participation p JOIN visit v ON v.id = p.visit_id AND p.emotion IS NOT NULL
        GROUP BY p.contact_id)
    GROUP BY contact_id;

-- load.sql: "glas load": many consultations and comments, made by the server
-- in a few bulk statements, for measuring.  Never on an installation.

-- :exec load_sentence(id int, words text, folded text, m0 int, m1 int, m2 int,
--                     m3 int, m4 int, m5 int, m6 int, m7 int)
-- What comments are put together from, and found by.
INSERT INTO load_sentence (id, words, folded, mark_0, mark_1, mark_2, mark_3,
                           mark_4, mark_5, mark_6, mark_7)
VALUES (:id, :words, :folded, :m0, :m1, :m2, :m3, :m4, :m5, :m6, :m7)
    ON DUPLICATE KEY UPDATE words = :words, folded = :folded, mark_0 = :m0,
       mark_1 = :m1, mark_2 = :m2, mark_3 = :m3, mark_4 = :m4, mark_5 = :m5,
       mark_6 = :m6, mark_7 = :m7;

-- :one load_bounds()
-- Where new ids begin, so that rows can be made without asking for each.
SELECT (SELECT COALESCE(MAX(id), 0) + 1 FROM consultation) AS consultation,
       (SELECT COALESCE(MAX(id), 0) + 1 FROM document) AS document,
       (SELECT COALESCE(MAX(id), 0) + 1 FROM version) AS version,
       (SELECT COALESCE(MAX(id), 0) + 1 FROM unit) AS unit,
       (SELECT COALESCE(MAX(id), 0) + 1 FROM submission) AS submission,
       (SELECT COALESCE(MAX(id), 0) + 1 FROM comment) AS comment;

-- :exec load_authorities(now time)
-- One a country.
INSERT IGNORE INTO authority (slug, kind, country, zone, language, hue,
                              created_at)
VALUES ('load-bg', 'municipality', 'bg', 'Europe/Sofia', 'bg', 205, :now),
       ('load-pl', 'municipality', 'pl', 'Europe/Warsaw', 'pl', 150, :now),
       ('load-cz', 'ministry', 'cz', 'Europe/Prague', 'cs', 30, :now),
       ('load-rs', 'municipality', 'rs', 'Europe/Belgrade', 'sr', 330, :now);

-- :exec load_authority_names()
INSERT IGNORE INTO authority_name (authority_id, language, name)
SELECT a.id, l.language, CONCAT('Load ', UPPER(a.country))
  FROM authority a
  JOIN (SELECT 'bg' AS language UNION SELECT 'pl' UNION SELECT 'cs'
        UNION SELECT 'sr' UNION SELECT 'en') l
 WHERE a.slug LIKE 'load-__';

-- :exec load_consultations(first int, count int, now time)
-- Every third open, the others closed; four countries in turn.
INSERT INTO consultation (id, slug, language, profile, round, published_at,
                          opens_at, closes_at, created_at)
SELECT :first + q.seq - 1, CONCAT('load-', :first + q.seq - 1),
       ELT(1 + q.seq % 4, 'bg', 'pl', 'cs', 'sr'),
       ELT(1 + q.seq % 4, 'bg.municipal.public', 'pl.municipal.public',
           'cz.ministry.public', 'rs.municipal.public'), 'public',
       :now - INTERVAL 60 DAY, :now - INTERVAL 50 DAY,
       IF(q.seq % 3 = 1, :now + INTERVAL 20 + q.seq % 30 DAY,
          :now - INTERVAL 1 + q.seq % 40 DAY), :now
  FROM seq_1_to_100000 q
 WHERE q.seq <= :count;

-- :exec load_holders(first int, count int)
INSERT INTO consultation_authority (consultation_id, authority_id, leads)
SELECT c.id, a.id, 1
  FROM consultation c
  JOIN authority a ON a.slug = CONCAT('load-', ELT(FIELD(c.language, 'bg',
       'pl', 'cs', 'sr'), 'bg', 'pl', 'cz', 'rs'))
 WHERE c.id >= :first AND c.id < :first + :count;

-- :exec load_texts(first int, count int)
INSERT INTO consultation_text (consultation_id, language, title, summary,
                               folded)
SELECT c.id, c.language, CONCAT(LEFT(s.words, 90), ' ', c.id), s.words,
       s.words
  FROM consultation c
  JOIN load_sentence s ON s.id = 1 + c.id % 200
 WHERE c.id >= :first AND c.id < :first + :count;

-- :insert load_document(consultation int, language text, now time)
INSERT INTO document (consultation_id, slug, kind, language, created_at)
VALUES (:consultation, 'act', 'draft', :language, :now);

-- :exec load_published(version int, now time)
UPDATE version SET published_at = :now - INTERVAL 60 DAY WHERE id = :version;

-- :exec load_copied_documents(first int, document int, from_consultation int, to_consultation int, now time)
-- The others have the same small act as the last one made by hand.
INSERT INTO document (id, consultation_id, slug, kind, language, created_at)
SELECT :document + c.id - :first, c.id, 'act', 'draft', c.language, :now
  FROM consultation c
 WHERE c.id >= :from_consultation AND c.id < :to_consultation;

-- :exec load_copied_versions(document int, last int, version int, now time, like_version int)
INSERT INTO version (id, document_id, number, language, akn, digest, title,
                     state, units, published_at, created_at)
SELECT :version + d.id - :document, d.id, 1, d.language, v.akn, v.digest,
       v.title, 'ready', v.units, v.published_at, :now
  FROM document d JOIN version v ON v.id = :like_version
 WHERE d.id >= :document AND d.id < :last;

-- :exec load_copied_units(unit int, document int, last int, like_document int)
INSERT INTO unit (id, document_id, wid)
SELECT :unit + (d.id - :document)
             * (SELECT COUNT(*) FROM unit WHERE document_id = :like_document)
       + u.id - (SELECT MIN(id) FROM unit WHERE document_id = :like_document),
       d.id, u.wid
  FROM document d JOIN unit u ON u.document_id = :like_document
 WHERE d.id >= :document AND d.id < :last;

-- :exec load_copied_places(document int, last int, version int, like_version int)
INSERT INTO unit_in (version_id, unit_id, parent_id, place, last_place, depth,
                     kind, role, container, eid, num, steps, around,
                     previous_id, next_id, heading, words, whole,
                     whole_digest, digest)
SELECT :version + d.id - :document, n.id, a.id, i.place, i.last_place,
       i.depth, i.kind, i.role, i.container, i.eid, i.num, i.steps, i.around,
       n.id + CAST(i.previous_id AS SIGNED) - o.id,
       n.id + CAST(i.next_id AS SIGNED) - o.id, i.heading, i.words, i.whole,
       i.whole_digest, i.digest
  FROM document d
  JOIN unit n ON n.document_id = d.id
  JOIN version l ON l.id = :like_version
  JOIN unit o ON o.document_id = l.document_id AND o.wid = n.wid
  JOIN unit_in i ON i.unit_id = o.id AND i.version_id = :like_version
  LEFT JOIN unit p ON p.id = i.parent_id
  LEFT JOIN unit a ON a.document_id = d.id AND a.wid = p.wid
 WHERE d.id >= :document AND d.id < :last;

-- :exec load_copied_fragments(document int, last int, version int, like_version int)
INSERT INTO fragment (version_id, unit_id, script, html, html_after)
SELECT :version + d.id - :document, n.id, f.script, f.html, f.html_after
  FROM document d
  JOIN unit n ON n.document_id = d.id
  JOIN version l ON l.id = :like_version
  JOIN unit o ON o.document_id = l.document_id AND o.wid = n.wid
  JOIN fragment f ON f.unit_id = o.id AND f.version_id = :like_version
 WHERE d.id >= :document AND d.id < :last;

-- :exec load_organisations(now time)
-- One that says much and one that says little.
INSERT IGNORE INTO organisation (slug, name, kind, country, state, verified_at,
                                 created_at)
VALUES ('load-union', 'Load Union', 'ngo', 'bg', 'verified', :now, :now),
       ('load-club', 'Load Club', 'ngo', 'pl', 'verified', :now, :now);

-- :exec load_submissions(first int, count int, offset int, consultation int, consultations int, busiest int, now time)
-- As many as comments; the first :busiest go to the first consultation.  They
-- come one after the other, as rows do in life: those of a day lie together.
-- A sixth are one organisation's, a handful another's.
INSERT INTO submission (id, code, number, consultation_id, kind, capacity,
                        organisation_id, name_choice, shown_name, language,
                        state, channel, received_at, accepted_at, created_at,
                        changed_at)
SELECT :first + :offset + q.seq - 1,
       CONCAT('s', LPAD(LOWER(CONV(:first + :offset + q.seq, 10, 36)), 9, '0')),
       CONCAT('XX-2026-', LPAD(UPPER(CONV(:first + :offset + q.seq, 10, 36)),
              9, '0')),
       :consultation + IF(:offset + q.seq <= :busiest, 0,
                          (:offset + q.seq) % :consultations),
       CASE WHEN q.seq % 9973 = 0 THEN 'group'
            WHEN q.seq % 3 = 0 THEN 'ngo' ELSE 'person' END,
       IF(q.seq % 6 = 0 OR q.seq % 9909 = 0, 'organisation', 'self'),
       (SELECT o.id FROM organisation o
         WHERE o.slug = CASE WHEN q.seq % 9909 = 0 THEN 'load-club'
                             WHEN q.seq % 6 = 0 THEN 'load-union' END), 'full',
       CONCAT('Author ', q.seq),
       IF(q.seq % 9967 = 0, 'en', ELT(1 + q.seq % 4, 'bg', 'pl', 'cs', 'sr')),
       'filed', IF(q.seq % 9949 = 0, 'counter', 'online'),
       :now - INTERVAL 3000000 SECOND
         + INTERVAL (:offset + q.seq) * 2900000 MICROSECOND, :now, :now, :now
  FROM seq_1_to_50000 q
 WHERE q.seq <= :count;

-- :exec load_comments(first int, count int, offset int, submission int, spread int, head int)
-- On a unit of the act chosen by the number; the first ones on one article.
INSERT INTO comment (id, code, submission_id, consultation_id, unit_id,
                     version_id, stance, state, language, sent_at, public_at,
                     kind, channel, organisation_id, base_id)
SELECT :first + :offset + q.seq - 1,
       CONCAT('c', LPAD(LOWER(CONV(:first + :offset + q.seq, 10, 36)), 9, '0')),
       s.id, s.consultation_id, i.unit_id, v.id,
       IF(q.seq % 9941 = 0, 'question',
          ELT(1 + q.seq % 3, 'support', 'change', 'oppose')), 'public',
       s.language, s.received_at, s.received_at, s.kind, s.channel,
       s.organisation_id,
       (SELECT a.unit_id FROM unit_in a
         WHERE a.version_id = i.version_id AND a.place <= i.place
           AND a.last_place >= i.place AND a.role = 'base' LIMIT 1)
  FROM seq_1_to_50000 q
  JOIN submission s ON s.id = :submission + :offset + q.seq - 1
  JOIN document d ON d.consultation_id = s.consultation_id
  JOIN version v ON v.document_id = d.id
  JOIN unit_in i ON i.version_id = v.id
   AND i.place = IF(:offset + q.seq <= :head, 2,
                    1 + (q.seq * 31) % LEAST(:spread, v.units))
 WHERE q.seq <= :count;

-- :exec load_comment_texts(first int, count int, offset int, now time)
-- About 600 bytes: five sentences of two hundred, found by all of them.
INSERT INTO comment_text (comment_id, edition, remark, folded, at)
SELECT c.id, 1, CONCAT_WS(' ', a.words, b.words, d.words, e.words, f.words),
       CONCAT_WS(' ', a.folded, b.folded, d.folded, e.folded, f.folded), :now
  FROM comment c
  JOIN load_sentence a ON a.id = 1 + (c.id * 7) % 200
  JOIN load_sentence b ON b.id = 1 + (c.id * 13) % 199
  JOIN load_sentence d ON d.id = 1 + (c.id * 29) % 197
  JOIN load_sentence e ON e.id = 1 + (c.id * 31) % 193
  JOIN load_sentence f ON f.id = 1 + (c.id * 37) % 191
 WHERE c.id >= :first + :offset AND c.id < :first + :offset + :count;

-- :exec load_marks(first int, count int, offset int)
UPDATE comment c
  JOIN load_sentence a ON a.id = 1 + (c.id * 7) % 200
  JOIN load_sentence b ON b.id = 1 + (c.id * 13) % 199
  JOIN load_sentence d ON d.id = 1 + (c.id * 29) % 197
  JOIN load_sentence e ON e.id = 1 + (c.id * 31) % 193
  JOIN load_sentence f ON f.id = 1 + (c.id * 37) % 191
   SET c.mark_0 = a.mark_0 | b.mark_0 | d.mark_0 | e.mark_0 | f.mark_0,
       c.mark_1 = a.mark_1 | b.mark_1 | d.mark_1 | e.mark_1 | f.mark_1,
       c.mark_2 = a.mark_2 | b.mark_2 | d.mark_2 | e.mark_2 | f.mark_2,
       c.mark_3 = a.mark_3 | b.mark_3 | d.mark_3 | e.mark_3 | f.mark_3,
       c.mark_4 = a.mark_4 | b.mark_4 | d.mark_4 | e.mark_4 | f.mark_4,
       c.mark_5 = a.mark_5 | b.mark_5 | d.mark_5 | e.mark_5 | f.mark_5,
       c.mark_6 = a.mark_6 | b.mark_6 | d.mark_6 | e.mark_6 | f.mark_6,
       c.mark_7 = a.mark_7 | b.mark_7 | d.mark_7 | e.mark_7 | f.mark_7,
       c.proposes = 0
 WHERE c.id >= :first + :offset AND c.id < :first + :offset + :count;

-- :exec load_rights(email text, now time)
-- Somebody of the samples may do everything with what is loaded.
INSERT INTO staff (account_id, authority_id, may, post, since)
SELECT k.id, a.id, m.may, 'load', :now - INTERVAL 90 DAY
  FROM account k
  JOIN authority a ON a.slug LIKE 'load-__'
  JOIN (SELECT 'prepare' AS may UNION SELECT 'publish' UNION SELECT 'register'
        UNION SELECT 'answer' UNION SELECT 'approve' UNION SELECT 'sign_off'
        UNION SELECT 'moderate' UNION SELECT 'data' UNION SELECT 'read') m
 WHERE k.email_key = :email;

-- :exec load_replies(first int, consultation int, email text, now time)
-- One each, with the comment's number; every thousandth has none.
INSERT INTO reply (id, consultation_id, authority_id, state, decision,
                   written_by, approved_by, approved_at)
SELECT c.id, c.consultation_id, l.authority_id,
       IF(c.id % 9931 = 0, 'review', 'approved'),
       CASE WHEN c.id % 9929 = 0 THEN 'dispute'
            WHEN c.id % 3 = 0 THEN 'accepted'
            WHEN c.id % 3 = 1 THEN 'refused' ELSE 'noted' END,
       k.id, IF(c.id % 9931 = 0, NULL, k.id), IF(c.id % 9931 = 0, NULL, :now)
  FROM comment c
  JOIN account k ON k.email_key = :email
  JOIN consultation_authority l ON l.consultation_id = c.consultation_id
   AND l.leads = 1
 WHERE c.consultation_id = :consultation AND c.id >= :first
   AND c.id % 1000 <> 0;

-- :exec load_reply_texts(first int, consultation int, now time)
INSERT INTO reply_text (reply_id, edition, decision, reasons, language,
                        written_by, at)
SELECT r.id, 1, r.decision, s.words, 'pl', r.written_by, :now
  FROM reply r
  JOIN load_sentence s ON s.id = 1 + r.id % 200
 WHERE r.consultation_id = :consultation AND r.id >= :first;

-- :exec load_reply_to(first int, consultation int)
INSERT INTO reply_to (comment_id, reply_id)
SELECT r.id, r.id FROM reply r
 WHERE r.consultation_id = :consultation AND r.id >= :first;

-- :exec load_answered(first int, consultation int, email text)
-- Every 9923rd is that officer's.
UPDATE comment c
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
   SET c.reply_id = rl.reply_id,
       c.assigned_to = IF(c.id % 9923 = 0,
         (SELECT k.id FROM account k WHERE k.email_key = :email), NULL)
 WHERE c.consultation_id = :consultation AND c.id >= :first;

-- :exec load_groups(consultation int, now time)
-- One of every fifth comment, one of a few.
INSERT INTO cluster (code, consultation_id, kind, state, at)
VALUES ('gr0up0000a', :consultation, 'campaign', 'confirmed', :now),
       ('gr0up0000b', :consultation, 'near', 'proposed', :now);

-- :exec load_group_members(first int, consultation int)
INSERT INTO cluster_comment (cluster_id, comment_id)
SELECT k.id, c.id
  FROM cluster k
  JOIN comment c ON c.consultation_id = k.consultation_id AND c.id >= :first
   AND c.id % IF(k.code = 'gr0up0000a', 5, 9907) = 0
 WHERE k.consultation_id = :consultation AND k.code LIKE 'gr0up0000_';

-- :exec load_undecided(first int, consultation int)
INSERT INTO tally (scope, subject_id, name, shard, n)
SELECT 'consultation', c.consultation_id, 'undecided', 0, COUNT(*)
  FROM comment c
 WHERE c.id >= :first AND c.consultation_id = :consultation
   AND c.reply_id IS NULL
 GROUP BY c.consultation_id
    ON DUPLICATE KEY UPDATE n = n + VALUES(n);

-- :exec load_unit_tallies(first int)
INSERT INTO tally (scope, subject_id, name, shard, n)
SELECT 'unit', c.unit_id, 'comments', 0, COUNT(*) FROM comment c
 WHERE c.id >= :first AND c.unit_id IS NOT NULL GROUP BY c.unit_id
    ON DUPLICATE KEY UPDATE n = n + VALUES(n);

-- :exec load_consultation_tallies(first int)
INSERT INTO tally (scope, subject_id, name, shard, n)
SELECT 'consultation', c.consultation_id, 'comments', 0, COUNT(*)
  FROM comment c WHERE c.id >= :first GROUP BY c.consultation_id
    ON DUPLICATE KEY UPDATE n = n + VALUES(n);

-- :exec load_consultation_submissions(first int)
INSERT INTO tally (scope, subject_id, name, shard, n)
SELECT 'consultation', s.consultation_id, 'submissions', 0, COUNT(*)
  FROM submission s WHERE s.id >= :first GROUP BY s.consultation_id
    ON DUPLICATE KEY UPDATE n = n + VALUES(n);

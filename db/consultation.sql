-- consultation.sql: what a decision needs of a consultation, counts and
-- revisions, and the register of acts.

-- :one consultation_revision(slug text)
-- What everything that is shown of a published consultation hangs on, read
-- before all of it (engineering 4).
SELECT c.published_at IS NOT NULL AS published, c.edition,
{round_counts}
  FROM consultation c
 WHERE c.slug = :slug;

-- :part consultation_said
-- The consultation c with who leads it and with its counts, of which both
-- revisions are read with it and so before anything else of the page.  Names
-- are in the language asked for if there, else in the consultation's, else the
-- authority's own.
-- Its own joins come with {consultation_of}.
SELECT
       c.id, c.slug, c.language, c.profile, c.round,
       c.published_at, c.opens_at, c.closes_at, c.rest_closes_at,
       (SELECT GROUP_CONCAT(x.closes_at ORDER BY x.closes_at SEPARATOR '|')
          FROM version_term x WHERE x.consultation_id = c.id) AS own_closings,
       c.reported_at, c.concluded_at, c.cancelled_at, c.edition,
       c.released_at, c.released_as,
       c.cancel_kind, c.cancel_reason,
       c.short_reason, c.short_where, c.short_page, c.planned_adoption,
       c.contact_name, c.contact_email, c.contact_phone, c.contact_address,
       c.programme, c.prepared_by, c.audience, c.name_known, c.name_shown,
       c.show_comments, c.publish_replies, c.confirm, c.late_by,
       c.no_answer, c.created_at, c.contact_days, c.answers_each,
       COALESCE(t.title, o.title)     AS title,
       COALESCE(t.summary, o.summary) AS summary,
       COALESCE(t.ways, o.ways)       AS ways,
       a.id                           AS authority,
       a.slug                         AS authority_slug,
       COALESCE(n.name, m.name)       AS authority_name,
       a.country, a.zone, a.hue,
{adopted}
           AS adopted_on,
{countries}
           AS countries,
       (SELECT COUNT(*) FROM consultation_authority h
         WHERE h.consultation_id = c.id) AS bodies,
{round_counts}
       ,
       EXISTS (SELECT 1 FROM reply r
                WHERE r.consultation_id = c.id
                  AND r.state = 'published') AS replied,
       (SELECT d.slug FROM document d
         WHERE d.consultation_id = c.id
           AND EXISTS (SELECT 1 FROM version v
                        WHERE v.document_id = d.id AND v.state = 'ready'
                          AND (v.published_at IS NOT NULL
                               OR c.published_at IS NULL))
         ORDER BY d.place, d.id LIMIT 1) AS document,
       EXISTS (SELECT 1 FROM attachment f
                WHERE f.consultation_id = c.id) AS attached;

-- :part consultation_of
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  JOIN consultation_text o ON o.consultation_id = c.id
                          AND o.language = c.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
  LEFT JOIN consultation_text t ON t.consultation_id = c.id
                               AND t.language = :language;

-- :one consultation_by_slug(slug text, language text)
{consultation_said}
  FROM consultation c
{consultation_of}
 WHERE c.slug = :slug;

-- :one consultation_held(slug text, language text)
-- The same by whoever adds to it: the term cannot move until the end.  It is
-- the first that is read, and all of its row, so that the row itself is locked
-- and not its key in the index of slugs alone, which would not stop a change by
-- id; what hangs on it is not locked.
{consultation_said}
  FROM (SELECT * FROM consultation WHERE slug = :slug LOCK IN SHARE MODE) c
{consultation_of}
;

-- :one consultation_edition_held(slug text, session int, now time)
-- The row alone, held in the same way, by who has just looked at all of it:
-- whoever changes what is shown of it raises the edition.  still: the session
-- is one, of nobody who has an account, and held too.
SELECT c.id, c.edition,
       EXISTS (SELECT 1 FROM session s
                WHERE s.id = :session AND s.account_id IS NULL
                  AND s.idle_at > :now AND s.ends_at > :now
                 LOCK IN SHARE MODE) AS still
  FROM consultation c WHERE c.slug = :slug
  LOCK IN SHARE MODE;

-- :one consultation_lock(id int)
-- Held by whoever changes it.
SELECT id, edition FROM consultation WHERE id = :id FOR UPDATE;

-- :exec tally_bump(scope text, subject int, name text, shard int, by int)
-- Last before COMMIT, in the order of scope, subject, name.
INSERT INTO tally (scope, subject_id, name, shard, n)
VALUES (:scope, :subject, :name, :shard, :by)
    ON DUPLICATE KEY UPDATE n = n + :by;

-- :exec tallies_bump(list text)
-- The same for several at once; list: [{"s": scope, "i": subject, "n": name,
-- "h": shard, "b": by}], each once.
INSERT INTO tally (scope, subject_id, name, shard, n)
SELECT CONVERT(j.scope USING ascii), j.subject, CONVERT(j.name USING ascii),
       j.shard, j.moved
  FROM JSON_TABLE(:list, '$[*]' COLUMNS (
         scope VARCHAR(16) PATH '$.s', subject BIGINT UNSIGNED PATH '$.i',
         name VARCHAR(16) PATH '$.n', shard INT PATH '$.h',
         moved BIGINT PATH '$.b')) j
    ON DUPLICATE KEY UPDATE n = tally.n + j.moved;

-- :one tally_sum(scope text, subject int, name text)
SELECT COALESCE(SUM(n), 0) AS n FROM tally
 WHERE scope = :scope AND subject_id = :subject AND name = :name;

-- :rows tally_all(scope text, subject int)
-- All counts of one subject.
SELECT name AS `@name`, SUM(n) AS `@n` FROM tally
 WHERE scope = :scope AND subject_id = :subject
 GROUP BY name ORDER BY name;

-- :insert act_add(now time, account int?, for_account int?, post text?,
--                 authority int?, consultation int?, what text,
--                 object_kind text?, object int?, detail text?, reason text?)
-- Who did what to what; never changed.
INSERT INTO act (at, account_id, for_id, post, authority_id, consultation_id,
                 what, object_kind, object_id, detail, reason)
VALUES (:now, :account, :for_account, :post, :authority, :consultation,
        :what, :object_kind, :object, :detail, :reason);

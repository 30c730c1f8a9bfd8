-- text.sql: from the answer to the text: accepted wordings and where they
-- went, and decisions that are changed by who signs off (practice 16).

-- :part takes_in
-- The version n that may take in the wording of a comment c, written on v: it
-- is not published yet, and its words may change.
   AND n.language = v.language AND n.number > v.number AND n.state = 'ready'
   AND n.published_at IS NULL AND n.kind IN ('correction', 'changed');

-- :rows text_waiting(consultation int, limit int)
-- Accepted wordings that are in no version yet, in the order of the text; found
-- in the index of the list.  @into: the newest version
-- after the one it was written on; .takes: one that it can be put into; @asked:
-- what became of that.
SELECT c.id AS `.id`, c.code AS `@code`, i.steps AS `.cite`,
       t.proposed AS `+proposed`, r.decision AS `.decision`,
       r.state AS `@state`, s.shown_name AS author, s.kind AS `@kind`,
       (SELECT MAX(n.number) FROM version n
         WHERE n.document_id = v.document_id AND n.language = v.language
           AND n.number > v.number AND n.state = 'ready') AS `@into`,
       EXISTS (SELECT 1 FROM version n
                 JOIN unit_in j ON j.version_id = n.id AND j.unit_id = c.unit_id
                WHERE n.document_id = v.document_id
{takes_in}
              ) AS `.takes`,
       (SELECT m.state FROM mend m
         WHERE m.comment_id = c.id AND m.state <> 'done'
         ORDER BY m.id DESC LIMIT 1) AS `@asked`,
       d.slug AS `.document`
  FROM (SELECT k.id, w.place
          FROM comment k FORCE INDEX (desk)
          STRAIGHT_JOIN reply x ON x.id = k.reply_id
           AND x.decision IN ('accepted', 'partly')
          LEFT JOIN (SELECT i.unit_id, MAX(i.place) AS place
                       FROM document d
                       JOIN version v ON v.document_id = d.id
                       JOIN unit_in i ON i.version_id = v.id
                      WHERE d.consultation_id = :consultation
                      GROUP BY i.unit_id) w ON w.unit_id = k.unit_id
         WHERE k.consultation_id = :consultation AND
{proposes}
           AND k.id NOT IN
               (SELECT x.comment_id FROM change_source x
{taken}
                  JOIN document d ON d.id = n.document_id
                 WHERE d.consultation_id = :consultation)
         ORDER BY w.place, k.id
         LIMIT :limit) q
  STRAIGHT_JOIN comment c ON c.id = q.id
  STRAIGHT_JOIN reply r ON r.id = c.reply_id
  STRAIGHT_JOIN submission s ON s.id = c.submission_id
  STRAIGHT_JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
   AND t.proposed IS NOT NULL
  STRAIGHT_JOIN version v ON v.id = c.version_id
  STRAIGHT_JOIN document d ON d.id = v.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
 ORDER BY q.place, q.id;

-- :rows text_carried(consultation int, limit int)
-- What went into the text; @remove: the decision is another one by now;
-- @edited: its author wrote it anew since; .line: of the version, while that
-- can be changed.
SELECT c.code AS `@code`, i.steps AS `.cite`, t.proposed AS `+proposed`,
       n.number AS `@into`, x.at AS `:when`, a.name AS `by`,
       IF(COALESCE(r.decision, '') IN ('accepted', 'partly'), NULL, 1)
           AS `@remove`,
       IF(t.at > x.at, 1, NULL) AS `@edited`,
       IF(c.state = 'withdrawn', 1, NULL) AS `@withdrawn`,
       d.slug AS `.document`, u.wid AS `.wid`,
       IF(n.published_at IS NULL AND n.state = 'ready'
            AND n.kind IN ('correction', 'changed'), j.place, NULL) AS `.line`
  FROM change_source x
  JOIN comment c ON c.id = x.comment_id
   AND c.consultation_id = :consultation
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
{taken}
  JOIN account a ON a.id = x.account_id
  JOIN document d ON d.id = n.document_id
  JOIN unit u ON u.id = x.unit_id
  LEFT JOIN unit_in j ON j.version_id = x.version_id AND j.unit_id = x.unit_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id
 ORDER BY COALESCE(r.decision, '') IN ('accepted', 'partly'), i.place, c.id
 LIMIT :limit;

-- :one text_source(consultation int, code text)
-- An accepted comment with the version that takes its wording in.
SELECT c.id AS `.id`, c.unit_id AS `.unit`, r.decision AS `.decision`,
       (SELECT n.id FROM version n
         WHERE n.document_id = v.document_id AND n.language = v.language
           AND n.number > v.number AND n.state = 'ready'
         ORDER BY n.number DESC LIMIT 1) AS `.into`
  FROM comment c
  JOIN version v ON v.id = c.version_id
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.decision IN ('accepted', 'partly')
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.unit_id IS NOT NULL AND c.erased_at IS NULL
   AND c.state <> 'withdrawn';

-- :rows text_beside(consultation int, comment int, unit int, limit int)
-- Other accepted wordings for the same provision that are in no version yet.
SELECT c.code AS `@code`, s.shown_name AS author, s.kind AS `@kind`,
       r.decision AS `.decision`, t.proposed AS `+proposed`
  FROM comment c
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.decision IN ('accepted', 'partly')
  JOIN submission s ON s.id = c.submission_id
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
   AND t.proposed IS NOT NULL
 WHERE c.consultation_id = :consultation AND c.unit_id = :unit
   AND c.id <> :comment AND c.erased_at IS NULL AND c.state <> 'withdrawn'
   AND NOT EXISTS (SELECT 1 FROM change_source x
{taken}
                    WHERE x.comment_id = c.id)
 ORDER BY c.sent_at, c.id
 LIMIT :limit;

-- :one text_into(consultation int, code text)
-- An accepted wording, the version that it can be put into, and the words that
-- its provision has there, and had where it was written.
SELECT c.id AS `.id`, u.id AS `.unit`, u.wid AS `.wid`, n.id AS `.version`,
       n.number AS `@n`,
       n.edition AS `.edition`, n.language AS `.lang`,
       i.place AS `.place`, i.words AS `.now`, i.num AS `.num`,
       o.words AS `.was`, o.steps AS `.cite`, t.proposed AS `.proposed`,
       s.shown_name AS author, s.kind AS `@kind`, r.decision AS `.decision`,
       y.reasons AS `+reasons`
  FROM comment c
  JOIN version v ON v.id = c.version_id
  JOIN version n ON n.document_id = v.document_id
{takes_in}
  JOIN unit u ON u.id = c.unit_id
  JOIN unit_in i ON i.version_id = n.id AND i.unit_id = c.unit_id
  JOIN unit_in o ON o.version_id = c.version_id AND o.unit_id = c.unit_id
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
   AND t.proposed IS NOT NULL
  JOIN submission s ON s.id = c.submission_id
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.decision IN ('accepted', 'partly')
  LEFT JOIN reply_text y ON y.reply_id = r.id AND y.edition = r.edition
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.erased_at IS NULL AND c.state <> 'withdrawn'
   AND NOT EXISTS (SELECT 1 FROM change_source x
                    WHERE x.comment_id = c.id AND x.version_id = n.id)
 ORDER BY n.number DESC
 LIMIT 1;

-- :rows text_asked(version int, wid text)
-- Corrections of that line that wait to be done.
SELECT id FROM mend
 WHERE version_id = :version AND wid = :wid AND state = 'new'
 LIMIT 1;

-- :exec text_put_in(version int, comment int, account int, now time)
-- By glas jobs, once its words are in the text.
INSERT IGNORE INTO change_source (version_id, unit_id, comment_id, at,
                                  account_id)
SELECT :version, c.unit_id, c.id, :now, :account
  FROM comment c
 WHERE c.id = :comment AND c.unit_id IS NOT NULL;

-- :exec1 text_carry(version int, unit int, comment int, account int, now time)
-- CONFLICT: it is there already.
INSERT INTO change_source (version_id, unit_id, comment_id, at, account_id)
VALUES (:version, :unit, :comment, :now, :account);

-- :rows decisions_on(consultation int, authority int, version int, first int,
--                    last int)
-- Replies to comments on these places, not published; locked.
SELECT DISTINCT r.id AS `.id`
  FROM unit_in w
  JOIN comment c ON c.unit_id = w.unit_id
   AND c.consultation_id = :consultation
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.state <> 'published'
   AND r.authority_id = :authority
 WHERE w.version_id = :version AND w.place BETWEEN :first AND :last
   FOR UPDATE;

-- :rows decisions_of_group(consultation int, authority int, group text)
SELECT r.id AS `.id`
  FROM cluster k
  JOIN reply r ON r.cluster_id = k.id AND r.consultation_id = :consultation
   AND r.state <> 'published' AND r.authority_id = :authority
 WHERE k.consultation_id = :consultation AND k.code = :group
   FOR UPDATE;

-- :part these_replies
-- Of the ids (JSON), those that are not published.
       JSON_TABLE(:ids, '$[*]' COLUMNS (id BIGINT UNSIGNED PATH '$')) q
  STRAIGHT_JOIN reply r ON r.id = q.id AND r.consultation_id = :consultation
   AND r.state <> 'published';

-- :exec decisions_texts(consultation int, ids text, decision text,
--                       account int, now time)
-- The next edition of each, with the reasons as they were until they are
-- rewritten.
INSERT INTO reply_text (reply_id, edition, decision, reasons, changed,
                        overruled, language, translation, translated_to,
                        written_by, at)
SELECT t.reply_id, t.edition + 1, :decision, t.reasons, t.changed,
       t.overruled, t.language, t.translation, t.translated_to,
       :account, :now
  FROM
{these_replies}
  STRAIGHT_JOIN reply_text t ON t.reply_id = r.id AND t.edition = r.edition;

-- :exec decisions_acts(consultation int, ids text, authority int,
--                      account int, post text?, reason text, now time)
INSERT INTO act (at, account_id, post, authority_id, consultation_id, what,
                 object_kind, object_id, reason)
SELECT :now, :account, :post, :authority, :consultation,
       'decision_reopened', 'reply', r.id, :reason
  FROM
{these_replies}
 WHERE r.consultation_id = :consultation;

-- :exec decisions_reopen(consultation int, ids text, decision text,
--                        reason text)
-- To be rewritten; the approvals lapse.
UPDATE
{these_replies}
   SET r.decision = :decision, r.state = 'writing', r.returned = :reason,
       r.approved_by = NULL, r.approved_at = NULL, r.edition = r.edition + 1
 WHERE r.consultation_id = :consultation;

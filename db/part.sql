-- part.sql: what statements of several files say alike; read before them.

-- :part newest_published
-- Of the document d, in its own language: v is the version that people read.
   AND v.number = (SELECT MAX(w.number) FROM version w
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.published_at IS NOT NULL
                      AND w.withheld_at IS NULL);

-- What comment.facts says of a comment k (db/schema/0058), for statements that
-- read an index alone.

-- :part stands
-- Neither withdrawn nor erased.
(k.facts & 6) = 0;

-- :part asks_nothing
-- Withdrawn or erased, or it needs no reply.
(k.facts & 14) <> 0;

-- :part proposes
-- A wording, and it stands.
(k.facts & 70) = 64;

-- :part folds
-- A private person's (1 << 16) that everybody may read, now or soon.
(k.facts & ((255 << 16) | 23)) = (1 << 16) | 1;

-- :part confirmed
-- It does not wait for the confirmation of its submission; what is public
-- does not.
   AND ((k.facts & 32) = 0 OR k.submission_id NOT IN
        (SELECT u.id FROM submission u
          WHERE u.consultation_id = :consultation AND u.accepted_at IS NULL
            AND u.state IN ('unconfirmed', 'lapsed', 'withdrawn')));

-- :part counts
-- A comment k of the consultation counts: it was sent, and confirmed.
   AND (k.facts & 1) = 1
{confirmed}
;

-- :part late
-- Whether the comment k came late; posted 1: its post mark counts.
       (k.sent_at >= :closes
        AND NOT EXISTS (SELECT 1 FROM unit own
                         WHERE own.id = k.unit_id
                           AND own.closes_at > k.sent_at)
        AND (:posted = 0 OR k.submission_id NOT IN
             (SELECT p.id FROM submission p
               WHERE p.consultation_id = :consultation
                 AND p.accepted_at IS NOT NULL
                 AND p.posted_at < COALESCE(
                       (SELECT GREATEST(own.closes_at, :closes)
                          FROM unit own WHERE own.id = k.unit_id), :closes))));

-- :part counts_from
-- When the submission s was received, or posted where that counts.
       IF(:posted = 1, COALESCE(s.posted_at, s.received_at), s.received_at);

-- :part late_of
-- Whether the comment c of the submission s came after what it is about had
-- closed: a provision with a moment of its own, or the rest (:closes).
       (
{counts_from}
        >= :closes
        AND NOT EXISTS (SELECT 1 FROM unit own
                         WHERE own.id = c.unit_id AND own.closes_at >
{counts_from}
       ));

-- :part submission_late
-- Whether all that the submission s says did.
       (
{counts_from}
        >= :closes
        AND NOT EXISTS (SELECT 1 FROM comment said
                          JOIN unit own ON own.id = said.unit_id
                         WHERE said.submission_id = s.id
                           AND said.state <> 'removed' AND own.closes_at >
{counts_from}
       ));

-- :part lacking
-- Whether the comment k does not say the place that its profile demands;
-- deficient_key: the profile's decision then, or NULL where it demands none.
       (:deficient_key IS NOT NULL
        AND (SELECT y.location IS NULL FROM comment y WHERE y.id = k.id));

-- :part fact
-- What facts alone tell of the comment k (practice 2): 1 it came late, 2 it
-- lacks what is demanded, 0 neither.
       IF(
{late}
          , 1, IF(
{lacking}
                  , 2, 0));

-- :part fact_key
-- The decision that facts alone make of the comment k, or NULL; late_key: the
-- profile's for what came late, or NULL.
       IF(
{late}
          AND :late_key IS NOT NULL, :late_key, IF(
{lacking}
          , :deficient_key, NULL));

-- :part no_marks
-- A comment c whose words go is no longer found by them (marks.h).
       c.mark_0 = 0, c.mark_1 = 0, c.mark_2 = 0, c.mark_3 = 0,
       c.mark_4 = 0, c.mark_5 = 0, c.mark_6 = 0, c.mark_7 = 0;

-- :part words_then_and_now
-- Of a comment c: cv and w, the version and the words that it was written on;
-- nv and n, the version that people read and its words of the same unit.
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN unit_in w ON w.version_id = c.version_id AND w.unit_id = c.unit_id
  LEFT JOIN version nv
    ON nv.document_id = cv.document_id AND nv.language = cv.language
   AND nv.number = (SELECT MAX(x.number) FROM version x
                     WHERE x.document_id = cv.document_id
                       AND x.language = cv.language
                       AND x.published_at IS NOT NULL
                       AND x.withheld_at IS NULL)
  LEFT JOIN unit_in n ON n.version_id = nv.id AND n.unit_id = c.unit_id;

-- :part countries
-- Of all bodies that hold the consultation c: whose rules hold (practice 9).
       (SELECT GROUP_CONCAT(DISTINCT b.country ORDER BY b.country
                            SEPARATOR ' ')
          FROM consultation_authority h JOIN authority b ON b.id = h.authority_id
         WHERE h.consultation_id = c.id);

-- :part adopted
-- The day on which the act of the consultation c was adopted by the body a.
       (SELECT o.adopted_on FROM outcome o
         WHERE o.consultation_id = c.id AND o.authority_id = a.id
         ORDER BY o.edition DESC LIMIT 1);

-- :part document_read
-- Of a comment on the version cv: its document as it was read, which is
-- another address in another language.
       CONCAT(d.slug, IF(cv.language <> d.language,
                         CONCAT('.', cv.language), '')) AS `.document`,
       COALESCE(cv.language, d.language) AS `.lang`,
       d.language AS `.authentic`,;

-- :part doubtful
-- Whether the reading of the version v left something to look at: of its file,
-- or of a line while nobody but the desk reads it.
       (v.doubts IS NOT NULL
        OR (v.published_at IS NULL
            AND EXISTS (SELECT 1 FROM unit_in q
                         WHERE q.version_id = v.id AND q.doubt IS NOT NULL)))
           AS `.doubtful`,;

-- :part taken
-- The source x of a wording counts while its version was not put away.
  JOIN version n ON n.id = x.version_id AND n.state <> 'removed';

-- :part round_counts
-- "meta talk comments supports"
       (SELECT CONCAT(SUM(IF(y.name = 'meta', y.n, 0)), ' ',
                      SUM(IF(y.name = 'talk', y.n, 0)), ' ',
                      SUM(IF(y.name = 'comments', y.n, 0)), ' ',
                      SUM(IF(y.name = 'supports', y.n, 0)))
          FROM tally y
         WHERE y.scope = 'consultation' AND y.subject_id = c.id) AS counts;

-- :part carried
-- Of a comment c on the whole that was taken along from the round before: the
-- provision that it was about there, and its words.
       IF(c.unit_id IS NULL,
          (SELECT g.steps FROM carried y
             JOIN unit_in g ON g.version_id = y.version_id
              AND g.unit_id = y.unit_id
            WHERE y.comment_id = c.id), NULL) AS `.carried_cite`,
       IF(c.unit_id IS NULL,
          (SELECT g.whole FROM carried y
             JOIN unit_in g ON g.version_id = y.version_id
              AND g.unit_id = y.unit_id
            WHERE y.comment_id = c.id), NULL) AS `.carried_words`,;

-- :part unsent_read
-- An unsent comment with the words it was written on, and whether the newest
-- version still has them.
SELECT c.id AS `.id`, c.unit_id AS `.unit`, c.stance, c.location,
       t.proposed, t.remark, t.reason, u.wid AS `.wid`,
{document_read}
       COALESCE(p.wid, u.wid) AS `.provision`,
       cv.number AS `.on`, nv.number AS `.newest`, nv.id AS `.newest_id`,
       cv.withheld_at IS NOT NULL AS `.withheld`,
       c.kept_id <=> nv.id AS `.kept`, n.unit_id IS NULL AS `.gone`,
       n.whole_digest <=> w.whole_digest AS `.as_it_was`
  FROM comment c
  JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN unit p ON p.id = c.base_id
  LEFT JOIN document d ON d.id = u.document_id;

-- :part unit_and_reply
-- Of the comment c: its provision as it was when it was written on, and the
-- reply where that is published.
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition;

-- :part titled
-- Of the consultation c: a, who leads it, and its title, t in the language
-- asked for if it is there, o in its own.
  JOIN consultation_authority l ON l.consultation_id = c.id AND l.leads = 1
  JOIN authority a ON a.id = l.authority_id
  JOIN consultation_text o ON o.consultation_id = c.id
                          AND o.language = c.language
  LEFT JOIN consultation_text t ON t.consultation_id = c.id
                               AND t.language = :language;

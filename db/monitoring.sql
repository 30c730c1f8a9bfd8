-- monitoring.sql: what was done with an act after its adoption (I27, practice
-- 28).

-- :rows monitoring_of(consultation int, language text)
-- The newest day first.
SELECT m.code AS `@code`, m.state AS `@state`, m.planned AS `.planned`,
       m.done AS `.done`, m.value AS `.value`, m.as_of AS `.as_of`,
       m.link AS `.link`, m.post AS `.post`, m.authority_id AS `.authority`,
       COALESCE(n.name, o.name) AS `.by`, a.language AS `.by_lang`,
       u.wid AS `.wid`, d.slug AS `.document`, d.language AS `.lang`,
       i.steps AS `.cite`, i.num AS `.num`, i.heading AS `.heading`
  FROM monitoring m
  JOIN authority a ON a.id = m.authority_id
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
  LEFT JOIN unit u ON u.id = m.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN version v ON v.document_id = d.id AND v.language = d.language
   AND v.number = (SELECT MAX(w.number) FROM version w
                     JOIN unit_in x ON x.version_id = w.id
                      AND x.unit_id = u.id
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.published_at IS NOT NULL
                      AND w.withheld_at IS NULL)
  LEFT JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 WHERE m.consultation_id = :consultation AND m.gone = 0
 ORDER BY m.as_of DESC, m.id DESC;

-- :one monitoring_count(consultation int)
SELECT COUNT(*) AS n FROM monitoring
 WHERE consultation_id = :consultation AND gone = 0;

-- :insert monitoring_add(code text, consultation int, authority int, unit int?, state text, planned text?, done text?, value text?, as_of text, link text?, account int, post text?, now time)
INSERT INTO monitoring (code, consultation_id, authority_id, unit_id, state,
                        planned, done, value, as_of, link, written_by, post,
                        at)
VALUES (:code, :consultation, :authority, :unit, :state, :planned, :done,
        :value, :as_of, :link, :account, :post, :now);

-- :one monitoring_by_code(code text, consultation int, authority int)
SELECT id FROM monitoring
 WHERE code = :code AND consultation_id = :consultation
   AND authority_id = :authority AND gone = 0;

-- :exec1 monitoring_gone(id int, consultation int, authority int)
UPDATE monitoring SET gone = 1
 WHERE id = :id AND consultation_id = :consultation
   AND authority_id = :authority AND gone = 0;

-- :rows monitoring_due(before text, limit int)
-- Adopted a year ago, and nothing was said since, nor was anybody asked.
SELECT c.id
  FROM outcome o
  JOIN consultation c ON c.id = o.consultation_id
   AND c.concluded_at IS NOT NULL AND c.cancelled_at IS NULL
 WHERE o.adopted_on <= :before AND o.adopted_on > :before - INTERVAL 1 YEAR
   AND NOT EXISTS (SELECT 1 FROM monitoring_asked k
                    WHERE k.consultation_id = c.id)
   AND NOT EXISTS (SELECT 1 FROM monitoring m
                    WHERE m.consultation_id = c.id AND m.gone = 0)
 GROUP BY c.id
 LIMIT :limit;

-- :exec monitoring_asked_add(consultation int, now time)
INSERT IGNORE INTO monitoring_asked (consultation_id, at)
VALUES (:consultation, :now);

-- :exec tell_monitoring(key text, subject int, now time)
-- Those who may publish at the bodies that hold it.
INSERT IGNORE INTO mail (message_id, kind, subject_id, whom, whom_id,
                         language, created_at)
SELECT LEFT(SHA2(CONCAT(:key, ' ', a.id), 256), 32), 'monitoring-due',
       :subject, 'account', a.id, a.language, :now
  FROM consultation_authority ca
  JOIN staff s ON s.authority_id = ca.authority_id AND s.may = 'publish'
   AND s.since <= :now AND (s.until IS NULL OR s.until > :now)
   AND (s.consultation_id IS NULL OR s.consultation_id = :subject)
  JOIN account a ON a.id = s.account_id AND a.state = 'active'
 WHERE ca.consultation_id = :subject
 GROUP BY a.id, a.language;

-- :one mail_monitoring(id int)
SELECT c.slug,
       (SELECT MAX(o.adopted_on) FROM outcome o
         WHERE o.consultation_id = c.id) AS adopted_on,
       EXISTS (SELECT 1 FROM monitoring m
                WHERE m.consultation_id = c.id AND m.gone = 0) AS said
  FROM consultation c WHERE c.id = :id;

-- :exec measure_monitored(consultation int, now time)
-- I27: adopted a year ago or more, and something was said of it since.
INSERT INTO measure (consultation_id, indicator, n, whole)
SELECT :consultation, 'i27',
       EXISTS (SELECT 1 FROM monitoring m
                WHERE m.consultation_id = :consultation AND m.gone = 0), 1
  FROM outcome o
  JOIN consultation_authority ca ON ca.consultation_id = o.consultation_id
   AND ca.authority_id = o.authority_id AND ca.leads = 1
 WHERE o.consultation_id = :consultation
   AND o.adopted_on <= :now - INTERVAL 1 YEAR
   AND o.edition = (SELECT MAX(x.edition) FROM outcome x
                     WHERE x.consultation_id = o.consultation_id
                       AND x.authority_id = o.authority_id);

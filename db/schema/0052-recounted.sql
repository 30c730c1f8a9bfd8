-- 0052-recounted.sql: groups of consultations that are over are counted
-- once more, since no job will do it, and pages would at each look.

UPDATE cluster g
  JOIN (SELECT k.id,
               MIN(IF(m.gone = 0 AND c.language <> q.language, c.language,
                      NULL)) AS foreign_language,
               COUNT(IF(m.gone = 0 AND m.asked = 0, 1, NULL)) AS members,
               COUNT(IF(m.gone = 0 AND m.asked = 1, 1, NULL)) AS asked,
               COUNT(IF(m.gone = 0 AND m.asked = 0 AND c.reply_id IS NULL
                        AND c.state <> 'withdrawn', 1, NULL)) AS undecided,
               MIN(IF(m.gone = 0, c.sent_at, NULL)) AS first_at,
               MAX(IF(m.gone = 0, c.sent_at, NULL)) AS last_at
          FROM cluster k
          JOIN consultation q ON q.id = k.consultation_id
          JOIN cluster_comment m ON m.cluster_id = k.id
          JOIN comment c ON c.id = m.comment_id AND c.erased_at IS NULL
         WHERE k.state <> 'merged' AND k.members IS NULL
         GROUP BY k.id) n ON n.id = g.id
   SET g.members = n.members, g.asked = n.asked, g.undecided = n.undecided,
       g.first_at = n.first_at, g.last_at = n.last_at,
       g.foreign_language = n.foreign_language;

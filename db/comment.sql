-- comment.sql: comments as the public reads them.

-- :rows comments_of_unit(unit int, after time?, after_id int?, limit int)
-- What has been said about one unit, oldest first.  Hidden ones stand
-- without their words.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       IF(c.state = 'public', s.shown_name, NULL) AS author,
       IF(c.state = 'public' AND s.capacity = 'other',
          s.capacity_words, NULL) AS `for`,
       c.sent_at AS `:written`, c.changed_at AS `:changed`,
       c.sent_at AS `.sort`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_rule AS `@rule`, c.hide_reason AS `+why`,
       (SELECT NULLIF(c.supports + SUM(y.n), 0) FROM tally y
         WHERE y.scope = 'comment' AND y.subject_id = c.id
           AND y.name = 'supports') AS `@supports`,
       IF(c.state = 'public', t.proposed, NULL) AS `.proposed`,
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole <=> w.whole), NULL, w.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       cv.language AS `.lang`, nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole <=> w.whole AS `.as_it_was`,
       IF(c.state = 'public', t.remark, NULL) AS `+remark`,
       IF(c.state = 'public', t.reason, NULL) AS `+reason`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       r.published_at AS `.replied`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN unit_in w ON w.version_id = c.version_id AND w.unit_id = c.unit_id
  LEFT JOIN version nv
    ON nv.document_id = cv.document_id AND nv.language = cv.language
   AND nv.number = (SELECT MAX(x.number) FROM version x
                     WHERE x.document_id = cv.document_id
                       AND x.language = cv.language
                       AND x.published_at IS NOT NULL)
  LEFT JOIN unit_in n ON n.version_id = nv.id AND n.unit_id = c.unit_id
 WHERE c.unit_id = :unit AND c.state IN ('public', 'hidden', 'blocked')
   AND (:after IS NULL OR (c.sent_at >= :after
        AND (c.sent_at > :after OR c.id > :after_id)))
 ORDER BY c.sent_at, c.id
 LIMIT :limit;

-- :rows comments_below(version int, first int, last int, after time?, after_id int?, limit int)
-- The same about a unit and all below it, each with the unit it is about.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       IF(c.state = 'public', s.shown_name, NULL) AS author,
       IF(c.state = 'public' AND s.capacity = 'other',
          s.capacity_words, NULL) AS `for`,
       c.sent_at AS `:written`, c.changed_at AS `:changed`,
       c.sent_at AS `.sort`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_rule AS `@rule`, c.hide_reason AS `+why`,
       (SELECT NULLIF(c.supports + SUM(y.n), 0) FROM tally y
         WHERE y.scope = 'comment' AND y.subject_id = c.id
           AND y.name = 'supports') AS `@supports`,
       IF(c.state = 'public', t.proposed, NULL) AS `.proposed`,
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole <=> w.whole), NULL, w.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole <=> w.whole AS `.as_it_was`,
       IF(c.state = 'public', t.remark, NULL) AS `+remark`,
       IF(c.state = 'public', t.reason, NULL) AS `+reason`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       r.published_at AS `.replied`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.unit_kind`, d.slug AS `.document`, d.language AS `.lang`,
       i.steps AS `.cite`
  FROM unit_in i
  JOIN comment c ON c.unit_id = i.unit_id
  JOIN unit u ON u.id = i.unit_id
  JOIN document d ON d.id = u.document_id
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN unit_in w ON w.version_id = c.version_id AND w.unit_id = c.unit_id
  LEFT JOIN version nv
    ON nv.document_id = cv.document_id AND nv.language = cv.language
   AND nv.number = (SELECT MAX(x.number) FROM version x
                     WHERE x.document_id = cv.document_id
                       AND x.language = cv.language
                       AND x.published_at IS NOT NULL)
  LEFT JOIN unit_in n ON n.version_id = nv.id AND n.unit_id = c.unit_id
 WHERE i.version_id = :version AND i.place BETWEEN :first AND :last
   AND c.state IN ('public', 'hidden', 'blocked')
   AND (:after IS NULL OR (c.sent_at >= :after
        AND (c.sent_at > :after OR c.id > :after_id)))
 ORDER BY c.sent_at, c.id
 LIMIT :limit;

-- :rows comments_of_base(base int, after time?, after_id int?, limit int)
-- The same about an article and all that stands in it.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       IF(c.state = 'public', s.shown_name, NULL) AS author,
       IF(c.state = 'public' AND s.capacity = 'other',
          s.capacity_words, NULL) AS `for`,
       c.sent_at AS `:written`, c.changed_at AS `:changed`,
       c.sent_at AS `.sort`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_rule AS `@rule`, c.hide_reason AS `+why`,
       (SELECT NULLIF(c.supports + SUM(y.n), 0) FROM tally y
         WHERE y.scope = 'comment' AND y.subject_id = c.id
           AND y.name = 'supports') AS `@supports`,
       IF(c.state = 'public', t.proposed, NULL) AS `.proposed`,
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole <=> i.whole), NULL, i.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole <=> i.whole AS `.as_it_was`,
       IF(c.state = 'public', t.remark, NULL) AS `+remark`,
       IF(c.state = 'public', t.reason, NULL) AS `+reason`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       r.published_at AS `.replied`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.unit_kind`, d.slug AS `.document`, d.language AS `.lang`,
       i.steps AS `.cite`
  FROM comment c
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  JOIN unit u ON u.id = c.unit_id
  JOIN document d ON d.id = u.document_id
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN version nv
    ON nv.document_id = cv.document_id AND nv.language = cv.language
   AND nv.number = (SELECT MAX(x.number) FROM version x
                     WHERE x.document_id = cv.document_id
                       AND x.language = cv.language
                       AND x.published_at IS NOT NULL)
  LEFT JOIN unit_in n ON n.version_id = nv.id AND n.unit_id = c.unit_id
 WHERE c.base_id = :base AND c.state IN ('public', 'hidden', 'blocked')
   AND (:after IS NULL OR (c.sent_at >= :after
        AND (c.sent_at > :after OR c.id > :after_id)))
 ORDER BY c.sent_at, c.id
 LIMIT :limit;

-- :rows comments_of_consultation(consultation int, decision text?, stance text?, kind text?, after time?, after_id int?, limit int)
-- All that has been said, oldest first, by the filters that are set.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       IF(c.state = 'public', s.shown_name, NULL) AS author,
       IF(c.state = 'public' AND s.capacity = 'other',
          s.capacity_words, NULL) AS `for`,
       c.sent_at AS `:written`, c.changed_at AS `:changed`,
       c.sent_at AS `.sort`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_rule AS `@rule`, c.hide_reason AS `+why`,
       (SELECT NULLIF(c.supports + SUM(y.n), 0) FROM tally y
         WHERE y.scope = 'comment' AND y.subject_id = c.id
           AND y.name = 'supports') AS `@supports`,
       IF(c.state = 'public', t.proposed, NULL) AS `.proposed`,
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole <=> i.whole), NULL, i.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole <=> i.whole AS `.as_it_was`,
       IF(c.state = 'public', t.remark, NULL) AS `+remark`,
       IF(c.state = 'public', t.reason, NULL) AS `+reason`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       r.published_at AS `.replied`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.unit_kind`, d.slug AS `.document`, d.language AS `.lang`,
       i.steps AS `.cite`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN version nv
    ON nv.document_id = cv.document_id AND nv.language = cv.language
   AND nv.number = (SELECT MAX(x.number) FROM version x
                     WHERE x.document_id = cv.document_id
                       AND x.language = cv.language
                       AND x.published_at IS NOT NULL)
  LEFT JOIN unit_in n ON n.version_id = nv.id AND n.unit_id = c.unit_id
 WHERE c.consultation_id = :consultation AND c.state IN ('public', 'hidden', 'blocked')
   AND (:decision IS NULL OR r.decision = :decision)
   AND (:stance IS NULL OR c.stance = :stance)
   AND (:kind IS NULL OR s.kind = :kind)
   AND (:after IS NULL OR (c.sent_at >= :after
        AND (c.sent_at > :after OR c.id > :after_id)))
 ORDER BY c.sent_at, c.id
 LIMIT :limit;

-- :one comment_by_code(consultation int, code text)
-- One public comment.
SELECT c.id AS `.id`, c.code AS `@code`, c.stance AS `@stance`,
       IF(c.state = 'public' AND c.redacted_at IS NOT NULL, 'redacted',
          c.state) AS `@state`, c.language AS `@lang`, s.kind AS `@kind`,
       s.capacity AS `@capacity`, s.channel AS `@channel`,
       IF(c.state = 'public', s.shown_name, NULL) AS author,
       IF(c.state = 'public' AND s.capacity = 'other',
          s.capacity_words, NULL) AS `for`,
       c.sent_at AS `:written`, c.changed_at AS `:changed`,
       c.sent_at AS `.sort`,
       COALESCE(c.hidden_at, c.redacted_at) AS `:hidden`,
       c.hide_rule AS `@rule`, c.hide_reason AS `+why`,
       (SELECT NULLIF(c.supports + SUM(y.n), 0) FROM tally y
         WHERE y.scope = 'comment' AND y.subject_id = c.id
           AND y.name = 'supports') AS `@supports`,
       IF(c.state = 'public', t.proposed, NULL) AS `.proposed`,
       IF(cv.withheld_at IS NOT NULL
          OR (t.proposed IS NULL AND n.whole <=> i.whole), NULL, i.whole)
           AS `.was`,
       cv.number AS `.on`, cv.published_at AS `.on_dated`,
       nv.number AS `.newest`, n.unit_id IS NULL AS `.gone`,
       n.whole <=> i.whole AS `.as_it_was`,
       IF(c.state = 'public', t.remark, NULL) AS `+remark`,
       IF(c.state = 'public', t.reason, NULL) AS `+reason`,
       r.decision AS `.decision`, rt.reasons AS `.reply`,
       r.published_at AS `.replied`,
       u.wid AS `.wid`, i.num AS `.num`, i.heading AS `.heading`,
       i.kind AS `.unit_kind`, d.slug AS `.document`, d.language AS `.lang`,
       i.steps AS `.cite`
  FROM comment c
  JOIN submission s ON s.id = c.submission_id
  LEFT JOIN comment_text t ON t.comment_id = c.id AND t.edition = c.edition
  LEFT JOIN reply_to rl ON rl.comment_id = c.id
  LEFT JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
  LEFT JOIN reply_text rt ON rt.reply_id = r.id AND rt.edition = r.edition
  LEFT JOIN unit u ON u.id = c.unit_id
  LEFT JOIN document d ON d.id = u.document_id
  LEFT JOIN unit_in i ON i.version_id = c.version_id AND i.unit_id = c.unit_id
  LEFT JOIN version cv ON cv.id = c.version_id
  LEFT JOIN version nv
    ON nv.document_id = cv.document_id AND nv.language = cv.language
   AND nv.number = (SELECT MAX(x.number) FROM version x
                     WHERE x.document_id = cv.document_id
                       AND x.language = cv.language
                       AND x.published_at IS NOT NULL)
  LEFT JOIN unit_in n ON n.version_id = nv.id AND n.unit_id = c.unit_id
 WHERE c.consultation_id = :consultation AND c.code = :code
   AND c.state IN ('public', 'hidden', 'blocked');

-- :rows decisions_counted(consultation int, unit int?)
-- Published decisions, by key.
SELECT r.decision AS `@key`, COUNT(*) AS `@n`
  FROM comment c
  JOIN reply_to rl ON rl.comment_id = c.id
  JOIN reply r ON r.id = rl.reply_id AND r.state = 'published'
 WHERE c.consultation_id = :consultation
   AND (:unit IS NULL OR c.unit_id = :unit)
   AND c.state IN ('public', 'hidden')
 GROUP BY r.decision;

-- :rows units_busiest(consultation int, limit int)
-- The units with the most comments.
SELECT u.wid AS `.wid`, d.slug AS `.document`, d.language AS `.lang`,
       i.num AS `.num`, i.heading AS `.heading`, i.kind AS `.kind`,
       b.n AS `.comments`, i.steps AS `.cite`
  FROM (SELECT o.id AS unit, t.n
          FROM document e
          JOIN unit o ON o.document_id = e.id
          JOIN tally t ON t.scope = 'unit' AND t.subject_id = o.id
           AND t.name = 'comments' AND t.shard = 0
         WHERE e.consultation_id = :consultation AND t.n > 0
         ORDER BY t.n DESC, o.id
         LIMIT :limit) b
  JOIN unit u ON u.id = b.unit
  JOIN document d ON d.id = u.document_id
  JOIN version v ON v.document_id = d.id AND v.language = d.language
   AND v.number = (SELECT MAX(number) FROM version w
                    WHERE w.document_id = d.id AND w.language = d.language
                      AND w.published_at IS NOT NULL)
  JOIN unit_in i ON i.version_id = v.id AND i.unit_id = u.id
 ORDER BY b.n DESC, i.place;

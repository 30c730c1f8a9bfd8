-- 0018-desk.sql: the list of comments at the desk is filtered in one narrow
-- index, so that a filter that hardly any of 100,000 comments meets costs as
-- little as one that all meet.

-- As its submission has them, since it was sent; as reply_to has it.
ALTER TABLE comment
  ADD COLUMN IF NOT EXISTS kind VARCHAR(16) COLLATE ascii_bin NULL,
  ADD COLUMN IF NOT EXISTS channel VARCHAR(12) COLLATE ascii_bin NULL,
  ADD COLUMN IF NOT EXISTS organisation_id BIGINT UNSIGNED NULL,
  ADD COLUMN IF NOT EXISTS reply_id BIGINT UNSIGNED NULL;

-- 0: its newest edition proposes no wording; 1: it does, or it is not known.
ALTER TABLE comment
  ADD COLUMN IF NOT EXISTS proposes TINYINT NOT NULL DEFAULT 1;

-- Which words its newest edition may hold (marks.h); all bits: any.
ALTER TABLE comment
  ADD COLUMN IF NOT EXISTS mark_0 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_1 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_2 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_3 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_4 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_5 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_6 BIGINT NOT NULL DEFAULT 9223372036854775807,
  ADD COLUMN IF NOT EXISTS mark_7 BIGINT NOT NULL DEFAULT 9223372036854775807;

UPDATE comment c JOIN submission s ON s.id = c.submission_id
   SET c.kind = s.kind, c.channel = s.channel,
       c.organisation_id = s.organisation_id
 WHERE c.sent_at IS NOT NULL;

UPDATE comment c JOIN reply_to rl ON rl.comment_id = c.id
   SET c.reply_id = rl.reply_id;

-- All that the filters ask, in the order of the list.
ALTER TABLE comment ADD KEY IF NOT EXISTS desk (consultation_id, sent_at, id,
  edition, state, stance, language, kind, channel, organisation_id,
  assigned_to, unit_id, submission_id, reply_id, no_request, erased_at,
  proposes, mark_0, mark_1, mark_2, mark_3, mark_4, mark_5, mark_6, mark_7);

ALTER TABLE reply ADD KEY IF NOT EXISTS decided (consultation_id, decision);

ALTER TABLE submission
  ADD KEY IF NOT EXISTS records (consultation_id, records_number),
  ADD KEY IF NOT EXISTS counted (consultation_id, accepted_at, kind, channel,
                                 received_at, posted_at);

-- When approved replies are published: with_report, or one_by_one, each as it
-- is approved.
ALTER TABLE consultation ADD COLUMN IF NOT EXISTS
  publish_replies VARCHAR(12) COLLATE ascii_bin NOT NULL DEFAULT 'with_report'
  AFTER show_comments;

-- What is told of the decision, whatever it was (small Markdown).
ALTER TABLE outcome ADD COLUMN IF NOT EXISTS narrative MEDIUMTEXT NULL
  AFTER reasons;

-- For measuring: of each sentence, what comments made of it are found by.
ALTER TABLE load_sentence
  ADD COLUMN IF NOT EXISTS mark_0 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_1 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_2 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_3 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_4 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_5 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_6 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS mark_7 BIGINT NOT NULL DEFAULT 0,
  ADD COLUMN IF NOT EXISTS folded TEXT NULL;

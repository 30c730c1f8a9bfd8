-- 0058-narrow.sql: the list of comments at the desk is walked in an index a
-- third as wide: what filters ask of a comment alone is packed in one number,
-- and the marks of its words stand in an index of their own.

-- 1 it counts (sent, not removed), 2 withdrawn, 4 erased, 8 it needs no reply,
-- 16 hidden or blocked, 32 not public (then its submission may wait for its
-- confirmation), 64 it proposes a wording; of stance, kind, channel and language the place in these
-- lists, a byte each, 0 for none; fcgi/app/answer/found.c has them in the same
-- order, and tests/cases/desk-facts.case holds both together.
ALTER TABLE comment ADD COLUMN IF NOT EXISTS facts BIGINT AS (
    IF(state IN ('unsent', 'removed'), 0, 1)
    | IF(state = 'withdrawn', 2, 0)
    | IF(erased_at IS NULL, 0, 4)
    | IF(no_request = 0, 0, 8)
    | IF(state IN ('hidden', 'blocked'), 16, 0)
    | IF(state = 'public', 0, 32)
    | IF(proposes = 0, 0, 64)
    | (COALESCE(FIELD(stance, 'support', 'change', 'oppose', 'question',
                      'none', 'no_comments'), 0) << 8)
    | (COALESCE(FIELD(kind, 'person', 'ngo', 'business', 'municipality',
                      'public_body', 'group', 'other'), 0) << 16)
    | (COALESCE(FIELD(channel, 'online', 'post', 'email', 'counter', 'secure',
                      'meeting', 'portal'), 0) << 24)
    | (COALESCE(FIELD(language, 'bg', 'pl', 'cs', 'sr', 'en', 'sr-Latn'), 0)
       << 32)) PERSISTENT;

-- Both keep their names, by which workers that still run ask for them: "desk"
-- is all that filters ask but words, "consultation_id" has the marks beside.
ALTER TABLE comment
  DROP KEY IF EXISTS desk,
  ADD KEY desk (consultation_id, sent_at, id, facts, submission_id, unit_id,
    reply_id, assigned_to, organisation_id),
  DROP KEY IF EXISTS consultation_id,
  ADD KEY consultation_id (consultation_id, sent_at, id, facts, submission_id,
    unit_id, reply_id, assigned_to, organisation_id, edition, mark_0, mark_1,
    mark_2, mark_3, mark_4, mark_5, mark_6, mark_7);

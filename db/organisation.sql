-- organisation.sql: organisations, their members, their verification.  What is
-- a room of its own has its id in the WHERE, what is the desk's the authority
-- that was asked.

-- :one organisation_by_slug(slug text)
SELECT o.id AS `.id`, o.slug AS `@slug`, o.name, o.kind AS `@kind`,
       o.country AS `@country`, o.register AS `@register`,
       COALESCE(o.register_number, o.claimed) AS `@number`,
       o.answerable AS `.answerable`, o.signatories AS `@signatories`,
       o.state AS `@state`, o.verified_at AS `.verified`,
       o.refused_reason AS `.reason`, o.edition AS `.edition`,
       o.created_at AS `.created`, o.asked_id AS `.asked`,
       a.slug AS `.authority`, a.zone AS `.zone`, a.language AS `.lang`,
       n.name AS `.authority_name`
  FROM organisation o
  LEFT JOIN authority a ON a.id = o.asked_id
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = a.language
 WHERE o.slug = :slug;

-- :one organisation_slug_taken(slug text)
SELECT EXISTS (SELECT 1 FROM organisation WHERE slug = :slug) AS taken;

-- :insert organisation_add(slug text, name text, kind text, country text,
--         register text?, claimed text?, answerable text?, signatories int,
--         asked int, account int, now time)
INSERT INTO organisation (slug, name, kind, country, register, claimed,
       answerable, signatories, asked_id, applied_by, created_at)
VALUES (:slug, :name, :kind, :country, :register, :claimed, :answerable,
        :signatories, :asked, :account, :now);

-- :exec organisation_field_add(organisation int, field text)
INSERT INTO organisation_field (organisation_id, field)
VALUES (:organisation, :field) ON DUPLICATE KEY UPDATE gone = 0;

-- :rows organisation_fields(organisation int)
SELECT field AS `@key` FROM organisation_field
 WHERE organisation_id = :organisation AND gone = 0 ORDER BY field;

-- :exec1 organisation_sign_by(id int, signatories int)
UPDATE organisation SET signatories = :signatories, edition = edition + 1
 WHERE id = :id;

-- :rows organisations_of(account int)
SELECT o.slug AS `.slug`, o.name, o.state AS `@state`
  FROM organisation o
 WHERE EXISTS (SELECT 1 FROM member m
                WHERE m.organisation_id = o.id AND m.account_id = :account
                  AND m.until IS NULL)
 ORDER BY o.name COLLATE utf8mb4_uca1400_ai_ci, o.id;

-- :rows authorities_all_named(language text)
-- Whom an application may go to.
SELECT a.slug AS `.slug`, a.language AS `.lang`, a.country AS `.country`,
       COALESCE(n.name, m.name) AS `.name`
  FROM authority a
  JOIN authority_name m ON m.authority_id = a.id AND m.language = a.language
  LEFT JOIN authority_name n ON n.authority_id = a.id
                            AND n.language = :language
 ORDER BY a.country, COALESCE(n.name, m.name) COLLATE utf8mb4_uca1400_ai_ci;

-- Members -------------------------------------------------------------------

-- :exec member_add(organisation int, account int, role text, now time)
INSERT INTO member (organisation_id, account_id, role, since)
VALUES (:organisation, :account, :role, :now)
    ON DUPLICATE KEY UPDATE
       since = IF(until IS NULL, since, :now), until = NULL;

-- :rows members_of(organisation int)
-- By person.
SELECT a.id AS `.account`, a.name AS `.name`, a.email AS `.email`,
       m.role AS `@key`, m.since AS `.since`
  FROM member m
  JOIN account a ON a.id = m.account_id
 WHERE m.organisation_id = :organisation AND m.until IS NULL
 ORDER BY a.name COLLATE utf8mb4_uca1400_ai_ci, a.id,
          FIELD(m.role, 'drafter', 'signatory', 'deputy', 'administrator');

-- :rows member_administrators(organisation int)
-- For the rule that the last one cannot leave; held until the end.
SELECT m.account_id FROM member m
  JOIN account a ON a.id = m.account_id AND a.state = 'active'
 WHERE m.organisation_id = :organisation AND m.role = 'administrator'
   AND m.until IS NULL
   FOR UPDATE;

-- :exec1 member_end(organisation int, account int, role text, now time)
-- CONFLICT: it has ended.
UPDATE member SET until = :now
 WHERE organisation_id = :organisation AND account_id = :account
   AND role = :role AND until IS NULL;

-- :exec member_leave(organisation int, account int, now time)
UPDATE member SET until = :now
 WHERE organisation_id = :organisation AND account_id = :account
   AND until IS NULL;

-- :rows member_invitations(organisation int, now time)
-- Sent and not answered yet.
SELECT t.id AS `.id`, SUBSTRING_INDEX(t.detail, ' ', 1) AS email,
       SUBSTRING_INDEX(t.detail, ' ', -1) AS `.roles`, t.ends_at AS `:until`
  FROM token t
 WHERE t.purpose = 'member' AND t.subject_id = :organisation
   AND t.used_at IS NULL AND t.ends_at > :now
 ORDER BY t.id;

-- :exec member_invitation_end(id int, organisation int, now time)
UPDATE token SET used_at = :now
 WHERE id = :id AND purpose = 'member' AND subject_id = :organisation
   AND used_at IS NULL;

-- :rows organisation_acts(organisation int)
-- Who did what in it, the newest first.
SELECT x.at AS `:when`, a.name AS `by`, x.what AS `@name`, x.detail AS note
  FROM act x
  LEFT JOIN account a ON a.id = x.account_id
 WHERE x.object_kind = 'organisation' AND x.object_id = :organisation
 ORDER BY x.id DESC
 LIMIT 30;

-- At the desk ---------------------------------------------------------------

-- :rows desk_organisations(authority int)
-- What waits for this authority first, then what it decided.
SELECT o.slug AS `.slug`, o.name, o.kind AS `@kind`, o.state AS `@state`,
       o.register AS `@register`,
       COALESCE(o.register_number, o.claimed) AS `@number`,
       o.created_at AS `:applied`, a.zone AS `.zone`
  FROM organisation o
  JOIN authority a ON a.id = o.asked_id
 WHERE o.asked_id = :authority
 ORDER BY o.state <> 'waiting', o.id DESC
 LIMIT 200;

-- :one desk_organisation(id int, authority int)
-- With who applied, to be asked.
SELECT p.name AS `.applicant`, p.email AS `.email`
  FROM organisation o
  LEFT JOIN account p ON p.id = o.applied_by
 WHERE o.id = :id AND o.asked_id = :authority;

-- :exec1 organisation_verify(id int, authority int, account int, now time)
-- The number becomes its own.  CONFLICT: decided already, or (db_duplicate)
-- another one has the number.
UPDATE organisation
   SET state = 'verified', register_number = claimed, verified_at = :now,
       verified_by = :account, refused_at = NULL, refused_reason = NULL,
       edition = edition + 1
 WHERE id = :id AND asked_id = :authority AND state <> 'verified';

-- :exec1 organisation_refuse(id int, authority int, account int, reason text,
--                            now time)
UPDATE organisation
   SET state = 'refused', register_number = NULL, verified_at = NULL,
       verified_by = :account, refused_at = :now, refused_reason = :reason,
       edition = edition + 1
 WHERE id = :id AND asked_id = :authority AND state <> 'refused';

-- :rows organisation_to_tell(organisation int)
-- Its administrators, in their languages.
SELECT a.id, a.language FROM member m
  JOIN account a ON a.id = m.account_id AND a.state = 'active'
 WHERE m.organisation_id = :organisation AND m.role = 'administrator'
   AND m.until IS NULL;

-- :one mail_membership(id int, now time)
-- An invitation, while it is good.
SELECT t.ends_at, o.name, COALESCE(a.zone, 'UTC') AS zone
  FROM token t
  JOIN organisation o ON o.id = t.subject_id
  LEFT JOIN authority a ON a.id = o.asked_id
 WHERE t.id = :id AND t.used_at IS NULL AND t.ends_at > :now;

-- :one mail_organisation(id int)
SELECT o.slug, o.name, o.state, o.refused_reason FROM organisation o
 WHERE o.id = :id;

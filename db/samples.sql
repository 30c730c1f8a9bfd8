-- samples.sql: "glas samples" alone: rows as they would have become in time,
-- so with the moments of the past that no command can set.

-- :one sample_authority_find(slug text)
SELECT id, country, zone, language FROM authority WHERE slug = :slug;

-- :insert sample_authority(slug text, kind text, country text, zone text,
--                          language text, hue int, now time)
INSERT INTO authority (slug, kind, country, zone, language, hue, created_at)
VALUES (:slug, :kind, :country, :zone, :language, :hue, :now);

-- :exec1 sample_authority_name(authority int, language text, name text,
--                              about text)
INSERT INTO authority_name (authority_id, language, name, about)
VALUES (:authority, :language, :name, :about);

-- :insert sample_staff(account int, authority int, may text, post text,
--                      now time)
INSERT INTO staff (account_id, authority_id, may, post, since)
VALUES (:account, :authority, :may, :post, :now);

-- :one sample_find(slug text)
SELECT id FROM consultation WHERE slug = :slug;

-- :insert sample_consultation(slug text, language text, profile text,
--                             round text, published time?, opens time,
--                             closes time, account int, now time)
INSERT INTO consultation (slug, language, profile, round, published_at,
                          opens_at, closes_at, created_by, created_at)
VALUES (:slug, :language, :profile, :round, :published, :opens, :closes,
        :account, :now);

-- :exec1 sample_details(id int, adoption text?, show_comments text,
--                       programme text?, prepared text?, short_reason text?,
--                       short_where text?, short_page text?)
UPDATE consultation
   SET planned_adoption = :adoption, show_comments = :show_comments,
       programme = :programme, prepared_by = :prepared,
       short_reason = :short_reason, short_where = :short_where,
       short_page = :short_page, edition = edition + 1
 WHERE id = :id;

-- :exec1 sample_office(id int, name text, email text, phone text,
--                      address text)
UPDATE consultation
   SET contact_name = :name, contact_email = :email, contact_phone = :phone,
       contact_address = :address, edition = edition + 1
 WHERE id = :id;

-- :exec1 sample_cancelled(id int, at time, kind text, reason text,
--                         statement text)
UPDATE consultation
   SET cancelled_at = :at, cancel_kind = :kind, cancel_reason = :reason,
       closing_statement = :statement, edition = edition + 1
 WHERE id = :id;

-- :exec1 sample_reported(id int, at time)
UPDATE consultation SET reported_at = :at, edition = edition + 1
 WHERE id = :id;

-- :exec1 sample_concluded(id int, at time)
UPDATE consultation SET concluded_at = :at, edition = edition + 1
 WHERE id = :id;

-- :exec1 sample_holder(consultation int, authority int, leads int?,
--                      agreed time?)
INSERT INTO consultation_authority (consultation_id, authority_id, leads,
                                    agreed_at)
VALUES (:consultation, :authority, :leads, :agreed);

-- :exec1 sample_approved(consultation int, authority int, at time,
--                        account int)
UPDATE consultation_authority
   SET report_approved_at = :at, report_approved_by = :account
 WHERE consultation_id = :consultation AND authority_id = :authority;

-- :exec1 sample_words(consultation int, language text, title text,
--                     summary text, ways text?, folded text)
INSERT INTO consultation_text (consultation_id, language, title, summary,
                               ways, folded)
VALUES (:consultation, :language, :title, :summary, :ways, :folded);

-- :exec1 sample_topic(consultation int, topic text)
INSERT INTO consultation_topic (consultation_id, topic)
VALUES (:consultation, :topic);

-- :insert sample_document(consultation int, slug text, kind text, place int,
--                         language text, commentable int, now time)
INSERT INTO document (consultation_id, slug, kind, place, language,
                      commentable, created_at)
VALUES (:consultation, :slug, :kind, :place, :language, :commentable, :now);

-- :exec1 sample_document_title(document int, language text, title text)
INSERT INTO document_text (document_id, language, title)
VALUES (:document, :language, :title);

-- :exec1 sample_paper(consultation int, paper text, document int)
INSERT INTO paper (consultation_id, paper, document_id)
VALUES (:consultation, :paper, :document);

-- :insert sample_event(code text, consultation int, kind text, title text,
--                      place text, access text, begins time, ends time,
--                      present int?, published time)
INSERT INTO event (code, consultation_id, kind, title, place, access,
                   begins_at, ends_at, present, published_at)
VALUES (:code, :consultation, :kind, :title, :place, :access, :begins, :ends,
        :present, :published);

-- :insert sample_place(consultation int, what text, place text, due text,
--                      done text?, address text?, account int)
INSERT INTO notice_place (consultation_id, what, place, due_on, done_on,
                          address, done_by)
VALUES (:consultation, :what, :place, :due, :done, :address,
        IF(:done IS NULL, NULL, :account));

-- :insert sample_prolonged(consultation int, old_end time, new_end time,
--                          reason text, at time, account int)
INSERT INTO term_change (consultation_id, old_end, new_end, reason, at,
                         account_id, post)
SELECT :consultation, :old_end, :new_end, :reason, :at, :account, MIN(post)
  FROM staff WHERE account_id = :account;

-- :insert sample_submission(code text, number text, consultation int,
--                           channel text, kind text, capacity text,
--                           declared text?, choice text, shown text?,
--                           records text?, language text, at time)
INSERT INTO submission (code, number, consultation_id, channel, received_at,
                        records_number, kind, capacity, capacity_words,
                        name_choice, shown_name, language, state, accepted_at,
                        created_at, changed_at)
VALUES (:code, :number, :consultation, :channel, :at, :records, :kind,
        :capacity, :declared, :choice, :shown, :language, 'filed', :at, :at,
        :at);

-- :exec1 sample_contact(submission int, name text)
INSERT INTO contact (submission_id, name) VALUES (:submission, :name);

-- :insert sample_comment(code text, submission int, consultation int,
--                        version int, wid text?, stance text, weight text?,
--                        state text, language text, at time)
-- On the unit of the version that has the wId, or on the whole.
INSERT INTO comment (code, submission_id, consultation_id, unit_id,
                     version_id, stance, weight, state, language, sent_at,
                     kind, channel, organisation_id, base_id)
SELECT :code, :submission, :consultation, u.id, :version, :stance, :weight,
       :state, :language, :at, s.kind, s.channel, s.organisation_id,
       (SELECT a.unit_id
          FROM unit_in i
          JOIN unit_in a ON a.version_id = i.version_id
           AND a.place <= i.place AND a.last_place >= i.place
         WHERE i.version_id = :version AND i.unit_id = u.id
           AND a.role = 'base'
         ORDER BY a.place DESC LIMIT 1)
  FROM version v
  JOIN submission s ON s.id = :submission
  LEFT JOIN unit u ON u.document_id = v.document_id AND u.wid = :wid
 WHERE v.id = :version AND (:wid IS NULL OR u.id IS NOT NULL);

-- :exec1 sample_comment_text(comment int, proposed text?, remark text?,
--                            reason text?, folded text, at time)
INSERT INTO comment_text (comment_id, edition, proposed, remark, reason,
                          folded, at)
VALUES (:comment, 1, :proposed, :remark, :reason, :folded, :at);

-- :insert sample_cluster(code text, consultation int, kind text, state text,
--                        account int?, now time)
INSERT INTO cluster (code, consultation_id, kind, state, decided_by, at)
VALUES (:code, :consultation, :kind, :state, :account, :now);

-- :exec1 sample_cluster_comment(cluster int, comment int)
INSERT INTO cluster_comment (cluster_id, comment_id)
VALUES (:cluster, :comment);

-- :insert sample_reply(consultation int, authority int, state text,
--                      decision text, account int, approver int?,
--                      approved time?, published time?)
INSERT INTO reply (consultation_id, authority_id, state, decision,
                   written_by, approved_by, approved_at, published_at)
VALUES (:consultation, :authority, :state, :decision, :account, :approver,
        :approved, :published);

-- :exec1 sample_reply_text(reply int, decision text, reasons text?,
--                          changed text?, language text, account int,
--                          at time)
INSERT INTO reply_text (reply_id, edition, decision, reasons, changed,
                        language, written_by, at)
VALUES (:reply, 1, :decision, :reasons, :changed, :language, :account, :at);

-- :exec1 sample_reply_to(comment int, reply int)
INSERT INTO reply_to (comment_id, reply_id) VALUES (:comment, :reply);

-- :insert sample_report(consultation int, narrative text, number text,
--                       place text, prepared int, signed int, at time)
INSERT INTO report (consultation_id, edition, state, narrative, number, place,
                    prepared_by, prepared_post, signed_by, signed_post,
                    signed_at, published_at, published_by)
SELECT :consultation, 1, 'published', :narrative, :number, :place, :prepared,
       (SELECT MIN(post) FROM staff WHERE account_id = :prepared), :signed,
       (SELECT MIN(post) FROM staff WHERE account_id = :signed), :at, :at,
       :signed;

-- :insert sample_outcome(consultation int, authority int, kind text,
--                        adopted text, number text, reasons text, at time,
--                        account int)
INSERT INTO outcome (consultation_id, authority_id, edition, kind, adopted_on,
                     number, reasons, at, recorded_by)
VALUES (:consultation, :authority, 1, :kind, :adopted, :number, :reasons, :at,
        :account);

-- :rows sample_counts(consultation int)
-- Public comments of each unit, for its tallies; without a unit: 0.
SELECT COALESCE(c.unit_id, 0) AS unit, COUNT(*) AS n,
       SUM(r.id IS NULL) AS undecided
  FROM comment c
  LEFT JOIN reply_to rt ON rt.comment_id = c.id
  LEFT JOIN reply r ON r.id = rt.reply_id
 WHERE c.consultation_id = :consultation AND c.state IN ('public', 'hidden')
 GROUP BY c.unit_id
 ORDER BY unit;

-- :one sample_filed(consultation int)
-- How many submissions count.
SELECT COUNT(*) AS n FROM submission
 WHERE consultation_id = :consultation AND state = 'filed';

-- :exec1 sample_term_pass(slug text, now time)
-- For trying: it closes now.  Only what somebody at an address of RFC 2606 drew
-- up, who is nobody.  CONFLICT: there is none such that is open.
UPDATE consultation c
   SET c.closes_at = :now, c.rest_closes_at = NULL, c.edition = c.edition + 1
 WHERE c.slug = :slug AND c.opens_at < :now AND c.closes_at > :now
   AND c.published_at IS NOT NULL AND c.cancelled_at IS NULL
   AND EXISTS (SELECT 1 FROM account a
                WHERE a.id = c.created_by AND a.email_key LIKE '%.example');

-- :one sample_organisation_find(slug text)
SELECT id, kind, name FROM organisation WHERE slug = :slug;

-- :insert sample_organisation(slug text, name text, kind text, country text, register text, number text, asked int, account int, now time)
-- Verified as soon as it applied.
INSERT INTO organisation (slug, name, kind, country, register,
       register_number, claimed, signatories, state, asked_id, applied_by,
       verified_at, created_at)
VALUES (:slug, :name, :kind, :country, :register, :number, :number, 1,
        'verified', :asked, :account, :now, :now);

-- :exec1 sample_opinion_of(submission int, organisation int)
UPDATE submission SET organisation_id = :organisation WHERE id = :submission;

-- :one sample_opinion(submission int)
-- As the digest of an opinion wants it (opinion.h).
SELECT s.id AS `.id`, s.own_number AS `own-number`, s.own_date AS `.own_date`,
       s.body AS `+text`, s.no_comments AS `.no_comments`,
       o.slug AS `@slug`
  FROM submission s JOIN organisation o ON o.id = s.organisation_id
 WHERE s.id = :submission;

-- :exec1 sample_questionnaire(consultation int, declaration text, digest bytes, account int, now time)
INSERT INTO questionnaire (consultation_id, edition, declaration, digest,
                           created_by, created_at)
VALUES (:consultation, 1, :declaration, :digest, :account, :now);

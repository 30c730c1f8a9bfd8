-- grants.sql: what each account of the database may do, table by table.
--
-- migrate runs this file last and replaces the words in braces: {read}
-- {write} {sign} {jobs} {seal} are accounts, {pages} the first four of them,
-- {work} those of the four that write.  Rules: a page worker deletes
-- nothing, reads no contact, no credential and no salt; only {sign} reads
-- credential; only {jobs} writes units and fragments; {seal} knows the
-- ledger alone.  A table that stands nowhere here is seen by nobody.

CREATE USER IF NOT EXISTS {read};
CREATE USER IF NOT EXISTS {write};
CREATE USER IF NOT EXISTS {sign};
CREATE USER IF NOT EXISTS {jobs};
CREATE USER IF NOT EXISTS {seal};
ALTER USER {read} IDENTIFIED BY '{read.password}';
ALTER USER {write} IDENTIFIED BY '{write.password}';
ALTER USER {sign} IDENTIFIED BY '{sign.password}';
ALTER USER {jobs} IDENTIFIED BY '{jobs.password}';
ALTER USER {seal} IDENTIFIED BY '{seal.password}';

-- What pages are made of.
GRANT SELECT ON abuse TO {pages};
GRANT SELECT ON account TO {pages};
GRANT SELECT ON act TO {pages};
GRANT SELECT ON answer TO {pages};
GRANT SELECT ON archive TO {pages};
GRANT SELECT ON answer_before TO {pages};
GRANT SELECT ON appraisal TO {pages};
GRANT SELECT ON association_member TO {pages};
GRANT SELECT ON attachment TO {pages};
GRANT SELECT ON authority TO {pages};
GRANT SELECT ON authority_name TO {pages};
GRANT SELECT ON barrier TO {pages};
GRANT SELECT ON `blob` TO {pages};
GRANT SELECT ON blob_part TO {pages};
GRANT SELECT ON carried TO {pages};
GRANT SELECT ON change_source TO {pages};
GRANT SELECT ON cluster TO {pages};
GRANT SELECT ON cluster_comment TO {pages};
GRANT SELECT ON cluster_phrase TO {pages};
GRANT SELECT ON theme TO {pages};
GRANT SELECT ON theme_answer TO {pages};
GRANT SELECT ON part_source TO {pages};
GRANT SELECT ON comment TO {pages};
GRANT SELECT ON comment_authority TO {pages};
GRANT SELECT ON comment_text TO {pages};
GRANT SELECT ON comment_unit TO {pages};
GRANT SELECT ON consultation TO {pages};
GRANT SELECT ON consultation_authority TO {pages};
GRANT SELECT ON consultation_text TO {pages};
GRANT SELECT ON consultation_topic TO {pages};
GRANT SELECT ON counted TO {pages};
GRANT SELECT ON counted_figure TO {pages};
GRANT SELECT ON counted_line TO {pages};
GRANT SELECT ON deputy TO {pages};
GRANT SELECT ON document TO {pages};
GRANT SELECT ON document_text TO {pages};
GRANT SELECT ON erasure TO {pages};
GRANT SELECT ON evaluated TO {pages};
GRANT SELECT ON evaluation TO {pages};
GRANT SELECT ON event TO {pages};
GRANT SELECT ON figure TO {pages};
GRANT SELECT ON figure_was TO {pages};
GRANT SELECT ON figure_remark TO {pages};
GRANT SELECT ON fragment TO {pages};
GRANT SELECT ON holiday TO {pages};
GRANT SELECT ON indicator_run TO {pages};
GRANT SELECT ON job TO {pages};
GRANT SELECT ON ledger_entry TO {pages};
GRANT SELECT ON ledger_head TO {pages};
GRANT SELECT ON ledger_note TO {pages};
GRANT SELECT ON likeness TO {pages};
GRANT SELECT ON measure TO {pages};
GRANT SELECT ON measured TO {pages};
GRANT SELECT ON many TO {pages};
GRANT SELECT ON many_part TO {jobs};
GRANT SELECT ON member TO {pages};
GRANT SELECT ON mend TO {pages};
GRANT SELECT ON migration TO {pages};
GRANT SELECT ON minute TO {pages};
GRANT SELECT ON minute_wish TO {pages};
GRANT SELECT ON said_answer TO {pages};
GRANT SELECT ON monitoring TO {pages};
GRANT SELECT ON note TO {pages};
GRANT SELECT ON notice_place TO {pages};
GRANT SELECT ON objection TO {pages};
GRANT SELECT ON opinion TO {pages};
GRANT SELECT ON opinion_edit TO {pages};
GRANT SELECT ON opinion_part TO {pages};
GRANT SELECT ON opinion_row TO {pages};
GRANT SELECT ON opinion_table TO {pages};
GRANT SELECT ON organisation TO {pages};
GRANT SELECT ON organisation_field TO {pages};
GRANT SELECT ON outcome TO {pages};
GRANT SELECT ON paper TO {pages};
GRANT SELECT ON proof TO {pages};
GRANT SELECT ON questionnaire TO {pages};
GRANT SELECT ON reply TO {pages};
GRANT SELECT ON reply_template TO {pages};
GRANT SELECT ON reply_text TO {pages};
GRANT SELECT ON reply_to TO {pages};
GRANT SELECT ON report TO {pages};
GRANT SELECT ON second_reset TO {pages};
GRANT SELECT ON reply_change TO {pages};
GRANT SELECT ON report_file TO {pages};
GRANT SELECT ON session TO {pages};
GRANT SELECT ON signature TO {pages};
GRANT SELECT ON staff TO {pages};
GRANT SELECT ON sent_from TO {read}, {write}, {jobs};
GRANT INSERT ON sent_from TO {write};
GRANT DELETE ON change_source TO {jobs};
GRANT DELETE ON sent_from TO {jobs};
GRANT SELECT ON submission TO {pages};
GRANT SELECT ON support TO {pages};
GRANT SELECT ON tally TO {pages};
GRANT SELECT ON term_change TO {pages};
GRANT SELECT ON token TO {pages};
GRANT SELECT ON unit TO {pages};
GRANT SELECT ON unit_in TO {pages};
GRANT SELECT ON version TO {pages};
GRANT SELECT ON version_file TO {pages};
GRANT SELECT ON picture TO {pages};
GRANT SELECT ON version_pdf TO {pages};
GRANT SELECT ON version_term TO {pages};

-- What people and staff change.  History is added to, never changed:
-- term_change, reply_text, act, answer_before, ledger_note, blob_part, outcome.
GRANT INSERT, UPDATE ON abuse TO {write}, {jobs};
GRANT INSERT ON act TO {write}, {jobs};
GRANT INSERT, UPDATE ON answer TO {write}, {jobs};
GRANT INSERT ON answer_before TO {write};
GRANT INSERT, UPDATE ON appraisal TO {jobs};
GRANT UPDATE ON appraisal TO {write};
GRANT INSERT, UPDATE ON archive TO {write}, {jobs};
GRANT INSERT, UPDATE ON association_member TO {write}, {jobs};
GRANT INSERT, UPDATE ON attachment TO {write}, {jobs};
GRANT INSERT, UPDATE ON authority TO {write}, {jobs};
GRANT INSERT, UPDATE ON authority_name TO {write}, {jobs};
GRANT INSERT, UPDATE ON barrier TO {write}, {jobs};
GRANT INSERT ON `blob` TO {write}, {jobs};
GRANT INSERT ON blob_part TO {write}, {jobs};
GRANT INSERT ON carried TO {write};
GRANT INSERT ON change_source TO {write}, {jobs};
GRANT INSERT, UPDATE ON cluster TO {write}, {jobs};
GRANT INSERT, UPDATE ON cluster_comment TO {write}, {jobs};
GRANT INSERT, UPDATE ON comment TO {write}, {jobs};
GRANT INSERT, UPDATE ON comment_authority TO {write}, {jobs};
GRANT INSERT, UPDATE ON comment_text TO {write}, {jobs};
GRANT INSERT, UPDATE ON comment_unit TO {write}, {jobs};
GRANT INSERT, UPDATE ON consultation TO {write}, {jobs};
GRANT INSERT, UPDATE ON consultation_authority TO {write}, {jobs};
GRANT INSERT, UPDATE ON consultation_text TO {write}, {jobs};
GRANT INSERT, UPDATE ON consultation_topic TO {write}, {jobs};
GRANT INSERT, UPDATE ON deputy TO {write}, {jobs};
GRANT INSERT, UPDATE ON document TO {write}, {jobs};
GRANT INSERT, UPDATE ON document_text TO {write}, {jobs};
GRANT INSERT, UPDATE ON erasure TO {write}, {jobs};
GRANT INSERT ON evaluated TO {write}, {jobs};
GRANT INSERT, UPDATE ON evaluation TO {write}, {jobs};
GRANT INSERT, UPDATE ON event TO {write}, {jobs};
GRANT INSERT, UPDATE ON many TO {write}, {jobs};
GRANT INSERT ON many_part TO {write};
GRANT INSERT, UPDATE ON theme TO {write};
GRANT INSERT, UPDATE ON theme_answer TO {write};
GRANT INSERT, UPDATE ON part_source TO {write};
GRANT INSERT, UPDATE ON member TO {write}, {jobs};
GRANT INSERT, UPDATE ON mend TO {write}, {jobs};
GRANT INSERT, UPDATE ON minute TO {write}, {jobs};
GRANT INSERT, UPDATE ON minute_wish TO {write}, {jobs};
GRANT INSERT ON said_answer TO {write};
GRANT INSERT, UPDATE ON monitoring TO {write}, {jobs};
GRANT INSERT, UPDATE ON note TO {write}, {jobs};
GRANT INSERT, UPDATE ON notice_place TO {write}, {jobs};
GRANT INSERT, UPDATE ON objection TO {write}, {jobs};
GRANT INSERT, UPDATE ON opinion TO {write}, {jobs};
GRANT INSERT ON opinion_edit TO {write}, {jobs};
GRANT INSERT, UPDATE ON opinion_part TO {write}, {jobs};
GRANT INSERT, UPDATE ON opinion_row TO {write}, {jobs};
GRANT INSERT, UPDATE ON opinion_table TO {write}, {jobs};
GRANT INSERT, UPDATE ON organisation TO {write}, {jobs};
GRANT INSERT, UPDATE ON organisation_field TO {write}, {jobs};
GRANT INSERT ON outcome TO {write}, {jobs};
GRANT INSERT, UPDATE ON paper TO {write}, {jobs};
GRANT INSERT, UPDATE ON questionnaire TO {write}, {jobs};
GRANT INSERT, UPDATE ON reply TO {write}, {jobs};
GRANT INSERT, UPDATE ON reply_template TO {write}, {jobs};
GRANT INSERT, UPDATE ON figure_remark TO {write}, {jobs};
GRANT INSERT, UPDATE ON reply_change TO {write}, {jobs};
GRANT INSERT ON reply_text TO {write}, {jobs};
GRANT INSERT, UPDATE ON reply_to TO {write}, {jobs};
GRANT INSERT, UPDATE ON report TO {write}, {jobs};
GRANT INSERT, UPDATE ON second_reset TO {write}, {jobs};
GRANT INSERT, UPDATE ON report_file TO {write}, {jobs};
GRANT INSERT, UPDATE ON signature TO {write}, {jobs};
GRANT INSERT, UPDATE ON staff TO {write}, {jobs};
GRANT INSERT, UPDATE ON submission TO {write}, {jobs};
GRANT INSERT, UPDATE ON support TO {write}, {jobs};
GRANT INSERT ON term_change TO {write}, {jobs};
GRANT INSERT, UPDATE ON version TO {write}, {jobs};
GRANT INSERT ON version_file TO {write}, {jobs};
GRANT INSERT, UPDATE ON version_term TO {write}, {jobs};
GRANT UPDATE (closes_at) ON unit TO {write};
GRANT UPDATE ON version_file TO {jobs};
GRANT INSERT ON picture TO {jobs};

-- Who is there: the sign-in pool writes these too.
GRANT INSERT, UPDATE ON account TO {work};
GRANT INSERT, UPDATE ON session TO {work};
GRANT INSERT, UPDATE ON token TO {work};
GRANT INSERT, UPDATE ON job TO {work};
GRANT SELECT, INSERT, UPDATE ON load_sentence TO {jobs};
GRANT INSERT, UPDATE ON tally TO {work};
GRANT SELECT, INSERT, UPDATE ON form_key TO {work};
GRANT SELECT, INSERT ON attempt TO {work};
GRANT SELECT ON attempt TO {read};
GRANT INSERT ON act TO {sign};
GRANT UPDATE ON submission TO {sign};
GRANT UPDATE ON support TO {sign};
GRANT UPDATE (submission_id) ON comment TO {sign};
GRANT UPDATE ON member TO {sign};
GRANT SELECT, INSERT, UPDATE ON credential TO {sign};

-- Apart: written by pages, read by jobs alone.  A column is granted where an
-- UPDATE must find its row.
GRANT INSERT, UPDATE, SELECT (submission_id) ON contact TO {write};
GRANT INSERT, UPDATE,
      SELECT (id, digest, what, subject_id, how, language, confirmed_at)
   ON follower TO {write};
GRANT INSERT, SELECT (id, message_id) ON mail TO {write}, {sign};
GRANT INSERT ON record TO {write}, {jobs};
GRANT INSERT ON ledger_note TO {write}, {jobs};
GRANT SELECT, INSERT, UPDATE ON contact TO {jobs};
GRANT SELECT, INSERT, UPDATE ON follower TO {jobs};
GRANT SELECT, INSERT, UPDATE ON mail TO {jobs};
GRANT SELECT ON record TO {jobs};
GRANT SELECT, INSERT, UPDATE ON lease TO {jobs}, {seal};
GRANT INSERT, UPDATE ON holiday TO {jobs};
GRANT SELECT, INSERT ON monitoring_asked TO {jobs};

-- What is found in comments.
GRANT INSERT, UPDATE, DELETE ON likeness TO {jobs};
GRANT INSERT, UPDATE, DELETE ON measured TO {jobs};
GRANT INSERT, UPDATE, DELETE ON measure TO {jobs};
GRANT INSERT, UPDATE, DELETE ON figure TO {jobs};
GRANT INSERT, UPDATE, DELETE ON figure_was TO {jobs};
GRANT INSERT ON indicator_run TO {jobs};
GRANT INSERT, DELETE ON cluster_phrase TO {jobs};
GRANT INSERT, UPDATE ON counted TO {jobs};
GRANT INSERT ON counted_figure TO {write}, {jobs};
GRANT DELETE ON counted_figure TO {jobs};
GRANT INSERT, DELETE ON counted_line TO {jobs};

-- Made at publication.
GRANT INSERT, UPDATE, DELETE ON unit TO {jobs};
GRANT INSERT, UPDATE, DELETE ON unit_in TO {jobs};
GRANT INSERT, UPDATE, DELETE ON fragment TO {jobs};
GRANT INSERT, DELETE ON version_pdf TO {jobs};

-- What is past its term, or erased at a person's request.
GRANT DELETE ON contact TO {jobs};
GRANT DELETE ON follower TO {jobs};
GRANT DELETE ON record TO {jobs};
GRANT INSERT, DELETE ON proof TO {jobs};
GRANT DELETE ON session TO {jobs};
GRANT DELETE ON form_key TO {jobs};
GRANT DELETE ON attempt TO {jobs};
GRANT DELETE ON token TO {jobs};
GRANT DELETE ON mail TO {jobs};
GRANT DELETE ON many_part TO {jobs};
GRANT DELETE ON job TO {jobs};
GRANT DELETE ON comment_text TO {jobs};
GRANT DELETE ON answer TO {jobs};
GRANT DELETE ON part_source TO {jobs};
GRANT DELETE ON answer_before TO {jobs};
GRANT DELETE ON support TO {jobs};
GRANT DELETE ON signature TO {jobs};
GRANT DELETE ON attachment TO {jobs};
GRANT DELETE ON blob_part TO {jobs};
GRANT DELETE ON `blob` TO {jobs};
GRANT DELETE ON comment TO {jobs};
GRANT DELETE ON comment_authority TO {jobs};
GRANT DELETE ON comment_unit TO {jobs};
GRANT DELETE ON submission TO {jobs};
GRANT DELETE ON account TO {jobs};
GRANT DELETE ON opinion TO {jobs};
GRANT DELETE ON opinion_edit TO {jobs};
GRANT DELETE ON opinion_part TO {jobs};
GRANT DELETE ON opinion_row TO {jobs};
GRANT DELETE ON opinion_table TO {jobs};

-- What was released from the archive.
GRANT DELETE ON mend TO {jobs};
GRANT DELETE ON picture TO {jobs};
GRANT DELETE ON version_file TO {jobs};
GRANT UPDATE ON minute TO {jobs};
GRANT UPDATE ON note TO {jobs};
GRANT UPDATE ON outcome TO {jobs};
GRANT UPDATE ON said_answer TO {jobs};
GRANT UPDATE ON theme TO {jobs};
GRANT UPDATE ON reply_text TO {jobs};

-- The ledger.
GRANT SELECT ON ledger_note TO {seal};
GRANT SELECT, INSERT ON ledger_entry TO {seal};
GRANT SELECT, INSERT ON ledger_head TO {seal};
GRANT SELECT ON migration TO {seal};

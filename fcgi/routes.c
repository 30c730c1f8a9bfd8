/*
 * routes.c: the table of contents of the site: every address, who may, which
 * form, which handler or command.  A path stands here and nowhere else.
 */
#include "fcgi/app/account/account.h"
#include "fcgi/app/account/people.h"
#include "fcgi/app/account/personal.h"
#include "fcgi/app/answer/answering.h"
#include "fcgi/app/answer/group.h"
#include "fcgi/app/answer/into_text.h"
#include "fcgi/app/answer/monitoring.h"
#include "fcgi/app/answer/outcome.h"
#include "fcgi/app/answer/theme.h"
#include "fcgi/app/desk/calendar.h"
#include "fcgi/app/desk/concern.h"
#include "fcgi/app/desk/course.h"
#include "fcgi/app/desk/desk.h"
#include "fcgi/app/desk/draw_up.h"
#include "fcgi/app/desk/event.h"
#include "fcgi/app/desk/minutes.h"
#include "fcgi/app/desk/paper.h"
#include "fcgi/app/desk/place.h"
#include "fcgi/app/desk/question.h"
#include "fcgi/app/desk/round.h"
#include "fcgi/app/intake/apart.h"
#include "fcgi/app/intake/moderation.h"
#include "fcgi/app/intake/register.h"
#include "fcgi/app/intake/voice.h"
#include "fcgi/app/measure/evaluation.h"
#include "fcgi/app/measure/indicator.h"
#include "fcgi/app/organisation/opinion.h"
#include "fcgi/app/organisation/opinion_table.h"
#include "fcgi/app/organisation/organisation.h"
#include "fcgi/app/paper/amend.h"
#include "fcgi/app/paper/annex.h"
#include "fcgi/app/paper/media.h"
#include "fcgi/app/paper/original.h"
#include "fcgi/app/paper/outline_desk.h"
#include "fcgi/app/paper/reword.h"
#include "fcgi/app/paper/translation.h"
#include "fcgi/app/part/answers.h"
#include "fcgi/app/part/attach.h"
#include "fcgi/app/part/change.h"
#include "fcgi/app/part/comment_form.h"
#include "fcgi/app/part/later.h"
#include "fcgi/app/part/receipt.h"
#include "fcgi/app/part/sent.h"
#include "fcgi/app/part/take_part.h"
#include "fcgi/app/public/beside.h"
#include "fcgi/app/public/compare.h"
#include "fcgi/app/public/document.h"
#include "fcgi/app/public/list.h"
#include "fcgi/app/public/overview.h"
#include "fcgi/app/public/plain.h"
#include "fcgi/app/public/unit.h"
#include "fcgi/app/report/appraisal.h"
#include "fcgi/app/report/archive.h"
#include "fcgi/app/report/export.h"
#include "fcgi/app/report/extract.h"
#include "fcgi/app/report/notice.h"
#include "fcgi/app/report/report.h"
#include "fcgi/site/route.h"

#define C "/{lang}/c/{consultation}"
#define D C "/d/{document}"
#define DA "/{lang}/desk/a/{authority}"
#define DC "/{lang}/desk/c/{consultation}"
#define DD DC "/d/{document}"
#define O "/{lang}/o/{organisation}"
#define OC O "/c/{consultation}"
#define DO DA "/organisations/{organisation}"

/* clang-format off */
const struct route routes[] = {
/* lists and plain pages */
{ GET, "/{lang}/", READ, .page = "front", .show = front_show, .etag = ETAG_SITE },
{ GET, "/{lang}/consultations", READ, .page = "consultations", .show = consultations_show, .query = "q phase after", .etag = ETAG_SITE },
{ GET, "/{lang}/authorities", READ, .page = "authorities", .show = authorities_show, .etag = ETAG_SITE },
{ GET, "/{lang}/a/{authority}", READ, .page = "authority", .show = authority_show, .etag = ETAG_SITE },
{ GET, "/{lang}/a/{authority}/feed.atom", READ, .page = "authority-feed", .show = authority_feed_show, .etag = ETAG_SITE, .output = FEED, .type = "application/atom+xml; charset=utf-8" },
{ GET, "/{lang}/a/{authority}/list", READ, .page = "authority-list", .show = authority_list_show, .etag = ETAG_SITE, .framed = true },
{ GET, "/{lang}/a/{authority}/privacy", READ, .page = "privacy-of", .show = privacy_of_show, .etag = ETAG_SITE },
{ GET, "/{lang}/a/{authority}/indicators", READ, .page = "indicators-of", .show = indicators_of_show, .query = "period act round", .etag = ETAG_SITE },
{ GET, "/{lang}/a/{authority}/indicators/{indicator}", READ, .page = "indicator-of", .show = indicator_of_show, .query = "period act round after", .etag = ETAG_SITE },
{ GET, "/{lang}/indicators", READ, .page = "indicators", .show = indicators_show, .query = "period act round", .etag = ETAG_SITE },
{ GET, "/{lang}/indicators.csv", READ, .send = indicators_send, .query = "body figure period act round", .lists = "body figure", .etag = ETAG_SITE, .output = BYTES },
{ GET, "/{lang}/indicators/table", READ, .page = "indicator-table", .show = indicator_table_show, .query = "body figure period act round", .lists = "body figure", .etag = ETAG_SITE },
{ GET, "/{lang}/indicators/{indicator}", READ, .page = "indicator", .show = indicator_show, .query = "period act round after", .etag = ETAG_SITE },
{ GET, "/{lang}/consultations.csv", READ, .send = consultations_send, .etag = ETAG_SITE, .output = BYTES },
{ GET, "/{lang}/remarks/{list}", READ, .page = "remarks", .show = remarks_show, .query = "after" },
{ GET, "/{lang}/about", READ, .page = "about", .show = about_show, .etag = ETAG_SITE },
{ GET, "/{lang}/help", READ, .page = "help", .show = help_show, .etag = ETAG_SITE },
{ GET, "/{lang}/accessibility", READ, .page = "accessibility", .show = accessibility_show, .etag = ETAG_SITE },
{ GET, "/{lang}/privacy", READ, .page = "privacy", .show = privacy_show, .etag = ETAG_SITE },
{ GET, "/health", READ, .send = health_send, .output = BYTES },

/* a consultation, its text, what was said */
{ GET, C, READ, .page = "overview", .show = overview_show, .etag = ETAG_CONSULTATION },
{ GET, D, READ, .page = "document", .show = document_show, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}.xml", READ, .send = document_akn, .output = BYTES, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}/original", READ, .send = original_send, .output = BYTES, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}/media/{picture}", READ, .send = media_send, .output = BYTES, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}/file/{n}", READ, .send = annex_send, .output = BYTES, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}", READ, .page = "version", .show = version_show, .etag = ETAG_CONSULTATION },
{ GET, D "/compare/{a}/{b}", READ, .page = "compare", .show = compare_show, .query = "view after", .etag = ETAG_CONSULTATION },
{ GET, D "/beside", READ, .page = "beside", .show = beside_show, .etag = ETAG_CONSULTATION },
{ GET, D "/beside/{n}", READ, .page = "beside", .show = beside_part_show, .etag = ETAG_CONSULTATION },
{ GET, D "/p/{n}", READ, .page = "part", .show = part_show, .etag = ETAG_CONSULTATION },
{ GET, D "/whole", READ, .page = "whole", .show = whole_show, .etag = ETAG_CONSULTATION },
{ GET, D "/u/{wid}", READ, .page = "unit", .show = unit_show, .query = "after", .etag = ETAG_UNIT },
{ GET, C "/comments", READ, .page = "comments", .show = comments_show, .query = "stance kind decision after", .etag = ETAG_CONSULTATION },
{ GET, C "/comments/{comment}", READ, .page = "comment", .show = comment_show, .query = "script", .etag = ETAG_CONSULTATION },
{ GET, C "/comments/{comment}/report", TAKE_PART, .page = "comment-report", .show = comment_report_show, .form_page = true },
{ POST, C "/comments/{comment}/report", TAKE_PART, .page = "comment-report", .show = comment_report_show, .form = "abuse", .command = abuse_add, .form_page = true, .considered = true, .throttle = "abuse" },
{ GET, C "/comments/{comment}/support", TAKE_PART, .page = "comment-support", .show = comment_support_show, .form_page = true },
{ POST, C "/comments/{comment}/support", COMMENT, .page = "comment-support", .show = comment_support_show, .command = support_add, .form_page = true, .throttle = "support" },
{ POST, C "/comments/{comment}/support-end", TAKE_PART, .page = "comment-support", .show = comment_support_show, .command = support_end, .form_page = true, .throttle = "support" },
{ GET, C "/files/{attachment}", READ, .send = attach_public_send, .output = BYTES, .etag = ETAG_CONSULTATION },
{ GET, C "/events/{event}/calendar.ics", READ, .send = event_calendar_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/events/{event}/minutes.txt", READ, .send = event_minutes_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/events/{event}/files/{attachment}", READ, .send = event_file_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/events/{event}/correction", TAKE_PART, .page = "minutes-wish", .show = minutes_wish_show, .form_page = true },
{ POST, C "/events/{event}/correction", TAKE_PART, .page = "minutes-wish", .show = minutes_wish_show, .form = "minutes-wish", .command = minutes_wish, .form_page = true, .considered = true, .throttle = "abuse" },
{ GET, C "/events/{event}", READ, .page = "event", .show = event_show, .etag = ETAG_CONSULTATION },
{ GET, C "/moderation", READ, .page = "moderation", .show = moderation_show, .query = "after" },
{ GET, C "/export.csv", READ, .send = export_public_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/notice", READ, .page = "notice", .show = notice_show, .etag = ETAG_CONSULTATION },
{ GET, C "/notice.docx", READ, .send = notice_docx_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/notice.pdf", READ, .send = notice_pdf_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/notice.zip", READ, .send = notice_zip_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report", READ, .page = "report", .show = report_show, .query = "after body table", .etag = ETAG_CONSULTATION },
{ GET, C "/report.csv", READ, .send = report_csv_send, .query = "body edition table", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report.docx", READ, .send = report_docx_send, .query = "body edition part", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report.json", READ, .send = report_json_send, .query = "body edition table", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report.odt", READ, .send = report_odt_send, .query = "body edition part", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report.pdf", READ, .send = report_pdf_send, .query = "body edition part", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report.xlsx", READ, .send = report_xlsx_send, .query = "body edition part", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report.xml", READ, .send = report_xml_send, .query = "body edition table", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/report/{edition}", READ, .page = "report", .show = report_edition_show, .query = "after table", .etag = ETAG_CONSULTATION },
{ GET, C "/archive.zip", READ, .send = archive_send, .query = "body", .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/evaluation", READ, .page = "evaluation", .show = evaluation_show, .etag = ETAG_CONSULTATION },
{ GET, C "/monitoring", READ, .page = "monitoring", .show = monitoring_show, .etag = ETAG_CONSULTATION },
{ GET, C "/outcome", READ, .page = "outcome", .show = outcome_show, .etag = ETAG_CONSULTATION },

/* taking part */
{ GET, D "/u/{wid}/comment", COMMENT, .page = "comment-form", .show = comment_form_show, .form_page = true },
{ POST, D "/u/{wid}/comment", COMMENT, .page = "comment-form", .show = comment_form_show, .form = "comment", .options = comment_options, .prepare = comment_add_leads, .command = comment_add, .form_page = true, .throttle = "comment" },
{ GET, C "/comment", COMMENT_WHOLE, .page = "comment-whole", .show = comment_whole_show, .form_page = true },
{ POST, C "/comment", COMMENT_WHOLE, .page = "comment-whole", .show = comment_whole_show, .form = "comment-whole", .options = comment_options, .prepare = comment_add_leads, .command = comment_whole_add, .form_page = true, .throttle = "comment" },
{ GET, C "/questionnaire", COMMENT_WHOLE, .page = "questionnaire", .show = questionnaire_show, .asks = questionnaire_asks, .form_page = true },
{ POST, C "/questionnaire", COMMENT_WHOLE, .page = "questionnaire", .show = questionnaire_show, .asks = questionnaire_asks, .files = true, .command = questionnaire_answer, .form_page = true, .throttle = "comment" },
{ GET, C "/calendar.ics", READ, .send = calendar_send, .etag = ETAG_CONSULTATION, .output = BYTES },
{ GET, C "/answers", READ, .page = "answers", .show = answers_show, .query = "kind", .etag = ETAG_CONSULTATION },
{ GET, C "/take-part", TAKE_PART, .page = "take-part", .show = take_part_show, .form_page = true },
{ POST, C "/take-part/send", COMMENT, .page = "take-part", .show = take_part_show, .form = "submission-send", .options = submission_send_options, .prepare = submission_send_leads, .command = submission_send, .form_page = true, .considered = true, .throttle = "send" },
{ POST, C "/take-part/answers-remove", TAKE_PART, .form = "unsent-remove", .command = answers_remove, .page = "take-part", .show = take_part_show, .form_page = true },
{ GET, C "/take-part/later", TAKE_PART, .page = "later", .show = later_show, .form_page = true },
{ POST, C "/take-part/later", TAKE_PART, .page = "later", .show = later_show, .form = "later", .command = later_save, .form_page = true, .throttle = "later" },
{ GET, C "/take-part/unsent.txt", TAKE_PART, .send = unsent_send, .output = BYTES },
{ GET, C "/take-part/files", COMMENT, .page = "attach", .show = attach_whole_show, .form_page = true },
{ POST, C "/take-part/files", COMMENT, .page = "attach", .show = attach_whole_show, .form = "attachment", .command = attach_whole, .form_page = true, .throttle = "upload" },
{ GET, C "/take-part/files/{attachment}", TAKE_PART, .send = attach_own_send, .output = BYTES },
{ POST, C "/take-part/files/{attachment}/file-remove", TAKE_PART, .command = attach_remove },
{ GET, C "/take-part/{comment}/files", COMMENT, .page = "attach-comment", .show = attach_comment_show, .form_page = true },
{ POST, C "/take-part/{comment}/files", COMMENT, .page = "attach-comment", .show = attach_comment_show, .form = "attachment", .command = attach_comment, .form_page = true, .throttle = "upload" },
{ GET, C "/take-part/{comment}", COMMENT, .page = "comment-edit", .show = comment_edit_show, .query = "adapt", .form_page = true },
{ POST, C "/take-part/{comment}/keep", COMMENT, .form = "unsent-keep", .command = comment_keep, .page = "take-part", .show = take_part_show, .form_page = true },
{ POST, C "/take-part/{comment}", COMMENT, .page = "comment-edit", .show = comment_edit_show, .form = "comment", .options = comment_options, .command = comment_change, .form_page = true, .throttle = "comment" },
{ POST, C "/take-part/{comment}/remove", TAKE_PART, .form = "unsent-remove", .command = comment_remove, .page = "take-part", .show = take_part_show, .form_page = true },
{ GET, "/{lang}/later/{token}", FOLLOW_UP, .page = "later-link", .show = later_link_show, .form_page = true },
{ POST, "/{lang}/later/{token}", FOLLOW_UP, .page = "later-link", .show = later_link_show, .form = "later-open", .command = later_open, .form_page = true, .throttle = "code" },
{ GET, "/{lang}/confirm/{number}/{token}", FOLLOW_UP, .page = "confirm", .show = confirm_show, .form_page = true },
{ POST, "/{lang}/confirm/{number}/{token}", FOLLOW_UP, .page = "confirm", .show = confirm_show, .form = "confirm", .command = submission_confirm, .form_page = true },
{ GET, "/{lang}/r/{number}", FOLLOW_UP, .page = "receipt-public", .show = receipt_public_show, .form_page = true },
{ POST, "/{lang}/r/{number}", FOLLOW_UP, .page = "receipt-public", .show = receipt_public_show, .form = "status-code", .command = receipt_open, .form_page = true, .throttle = "code" },
{ GET, "/{lang}/r/{number}/s/{code}", FOLLOW_UP, .page = "status", .show = status_show, .form_page = true },
{ GET, "/{lang}/r/{number}/s/{code}/receipt", FOLLOW_UP, .page = "receipt", .show = receipt_show, .form_page = true },
{ GET, "/{lang}/r/{number}/s/{code}/proof/{comment}", FOLLOW_UP, .send = proof_send, .output = BYTES },
{ GET, "/{lang}/r/{number}/s/{code}/files/{attachment}", FOLLOW_UP, .send = attach_status_send, .output = BYTES },
{ GET, "/{lang}/r/{number}/s/{code}/proof/{comment}/{edition}", FOLLOW_UP, .send = proof_edition_send, .output = BYTES },
{ GET, "/{lang}/r/{number}/s/{code}/{comment}/change", COMMENT, .page = "comment-change", .show = sent_change_show, .form_page = true },
{ POST, "/{lang}/r/{number}/s/{code}/{comment}/change", COMMENT, .page = "comment-change", .show = sent_change_show, .form = "comment", .options = sent_options, .command = sent_change, .form_page = true, .throttle = "code" },
{ GET, "/{lang}/r/{number}/s/{code}/answers", COMMENT_WHOLE, .page = "sent-answers", .show = sent_answers_show, .asks = sent_answers_asks, .form_page = true },
{ POST, "/{lang}/r/{number}/s/{code}/answers", COMMENT_WHOLE, .page = "sent-answers", .show = sent_answers_show, .asks = sent_answers_asks, .files = true, .command = sent_answers_change, .form_page = true, .throttle = "code" },
{ GET, "/{lang}/r/{number}/s/{code}/files", COMMENT, .page = "sent-files", .show = sent_files_show, .form_page = true },
{ POST, "/{lang}/r/{number}/s/{code}/files", COMMENT, .page = "sent-files", .show = sent_files_show, .form = "attachment", .command = sent_files_add, .form_page = true, .throttle = "upload" },
{ POST, "/{lang}/r/{number}/s/{code}/files/{attachment}/file-remove", COMMENT, .command = sent_file_end, .throttle = "code" },
{ GET, "/{lang}/r/{number}/s/{code}/{comment}/files", COMMENT, .page = "sent-comment-files", .show = sent_comment_files_show, .form_page = true },
{ POST, "/{lang}/r/{number}/s/{code}/{comment}/files", COMMENT, .page = "sent-comment-files", .show = sent_comment_files_show, .form = "attachment", .command = sent_comment_files_add, .form_page = true, .throttle = "upload" },
{ POST, "/{lang}/r/{number}/s/{code}/extract", FOLLOW_UP, .command = extract_ask, .throttle = "code" },
{ GET, "/{lang}/r/{number}/s/{code}/extract", FOLLOW_UP, .page = "extract", .show = extract_show, .form_page = true },
{ GET, "/{lang}/r/{number}/s/{code}/extract.docx", FOLLOW_UP, .send = extract_docx_send, .output = BYTES },
{ GET, "/{lang}/r/{number}/s/{code}/extract.pdf", FOLLOW_UP, .send = extract_pdf_send, .output = BYTES },
{ POST, "/{lang}/r/{number}/s/{code}/carry-over", FOLLOW_UP, .command = carry_over, .throttle = "code" },
{ POST, "/{lang}/r/{number}/s/{code}/withdraw", FOLLOW_UP, .page = "status", .show = status_show, .form = "withdraw-all", .command = submission_withdraw, .form_page = true, .throttle = "code" },
{ POST, "/{lang}/r/{number}/s/{code}/{comment}/object", FOLLOW_UP, .page = "status", .show = status_show, .form = "object", .command = comment_object, .form_page = true, .throttle = "code" },
{ POST, "/{lang}/r/{number}/s/{code}/{comment}/object-part", FOLLOW_UP, .page = "status", .show = status_show, .form = "object-part", .command = part_object, .form_page = true, .throttle = "code" },
{ POST, "/{lang}/r/{number}/s/{code}/{comment}/withdraw", FOLLOW_UP, .page = "status", .show = status_show, .form = "withdraw", .command = comment_withdraw, .form_page = true, .throttle = "code" },

{ GET, "/{lang}/r/{number}/s/{code}/evaluation", FOLLOW_UP, .page = "evaluate", .show = evaluate_show, .form_page = true },
{ POST, "/{lang}/r/{number}/s/{code}/evaluation", EVALUATE, .page = "evaluate", .show = evaluate_show, .form = "evaluation", .command = evaluate, .form_page = true, .throttle = "code" },
{ GET, "/{lang}/r/{number}/s/{code}/data", FOLLOW_UP, .page = "own-data", .show = own_data_show, .form_page = true },
{ POST, "/{lang}/r/{number}/s/{code}/data/own-data-copy", FOLLOW_UP, .page = "own-data", .show = own_data_show, .command = own_data_copy, .form_page = true, .throttle = "send" },
{ POST, "/{lang}/r/{number}/s/{code}/data/erase", FOLLOW_UP, .page = "own-data", .show = own_data_show, .form = "erasure-ask", .command = erasure_ask, .form_page = true, .throttle = "code" },

/* who is there */
{ GET, "/{lang}/sign-in", SIGN_IN_OUT, .page = "sign-in", .show = sign_in_show, .form_page = true, .query = "next", .pool = SIGN_IN },
{ POST, "/{lang}/sign-in", SIGN_IN_OUT, .page = "sign-in", .show = sign_in_show, .form = "sign-in", .prepare = sign_in_prepare, .command = sign_in, .form_page = true, .pool = SIGN_IN, .throttle = "sign-in" },
{ GET, "/{lang}/sign-in/code", SIGN_IN_OUT, .page = "totp", .show = second_show, .form_page = true, .query = "next", .pool = SIGN_IN },
{ POST, "/{lang}/sign-in/code", SIGN_IN_OUT, .page = "totp", .show = second_show, .form = "totp", .prepare = second_prepare, .command = second_enter, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ GET, "/{lang}/sign-in/link", SIGN_IN_OUT, .page = "sign-in-ask", .show = sign_in_ask_show, .form_page = true, .query = "next", .pool = SIGN_IN },
{ POST, "/{lang}/sign-in/link", SIGN_IN_OUT, .page = "sign-in-ask", .show = sign_in_ask_show, .form = "sign-in-ask", .prepare = sign_in_ask_prepare, .command = sign_in_ask, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ GET, "/{lang}/sign-in/sent", SIGN_IN_OUT, .page = "sign-in-sent", .show = sign_in_sent_show, .form_page = true, .pool = SIGN_IN },
{ GET, "/{lang}/sign-in/link/{token}", SIGN_IN_OUT, .page = "sign-in-link", .show = sign_in_link_show, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/sign-in/link/{token}/enter", SIGN_IN_OUT, .page = "sign-in-link", .show = sign_in_link_show, .command = sign_in_link_enter, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ POST, "/{lang}/sign-in/link/{token}/begin", SIGN_IN_OUT, .page = "sign-in-link", .show = sign_in_link_show, .form = "account-begin", .prepare = account_begin_prepare, .command = account_begin, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ POST, "/{lang}/sign-in/link/{token}/passphrase", SIGN_IN_OUT, .page = "sign-in-link", .show = sign_in_link_show, .form = "passphrase-new", .prepare = passphrase_new_prepare, .command = passphrase_new, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ POST, "/{lang}/sign-out", SIGN_IN_OUT, .page = "sign-out", .command = sign_out },
{ GET, "/{lang}/account", OWN_ACCOUNT, .page = "account", .show = account_show, .form_page = true },
{ POST, "/{lang}/account", OWN_ACCOUNT, .page = "account", .show = account_show, .form = "account", .command = account_change, .form_page = true },
{ GET, "/{lang}/account/ways", OWN_ACCOUNT, .page = "account-ways", .show = account_ways_show, .form_page = true, .pool = SIGN_IN },
{ GET, "/{lang}/account/second", OWN_ACCOUNT, .page = "totp", .show = second_new_show, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/account/second", OWN_ACCOUNT, .page = "totp", .show = second_new_show, .form = "second-new", .command = second_new, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ POST, "/{lang}/account/second-end", OWN_ACCOUNT, .page = "account-ways", .show = account_ways_show, .form = "second-end", .prepare = second_end_prepare, .command = second_end, .form_page = true, .pool = SIGN_IN, .throttle = "code" },
{ POST, "/{lang}/account/sessions-end", OWN_ACCOUNT, .page = "account-ways", .show = account_ways_show, .command = sessions_end, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/account/address", OWN_ACCOUNT, .page = "account-ways", .show = account_ways_show, .form = "address-ask", .prepare = address_ask_prepare, .command = address_ask, .form_page = true, .pool = SIGN_IN },
{ GET, "/{lang}/account/address/{token}", OWN_ACCOUNT, .page = "confirm", .show = address_link_show, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/account/address/{token}/address-take", OWN_ACCOUNT, .page = "confirm", .show = address_link_show, .command = address_take, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/account/close", OWN_ACCOUNT, .page = "account-ways", .show = account_ways_show, .form = "account-close", .command = account_close, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/account/password", OWN_ACCOUNT, .page = "account-ways", .show = account_ways_show, .form = "password-change", .prepare = password_prepare, .command = password_change, .form_page = true, .pool = SIGN_IN, .throttle = "sign-in" },
{ GET, "/{lang}/invitation/{token}", SIGN_IN_OUT, .page = "invitation", .show = invitation_show, .form_page = true, .pool = SIGN_IN },
{ POST, "/{lang}/invitation/{token}", SIGN_IN_OUT, .page = "invitation", .show = invitation_show, .form = "invitation", .prepare = invitation_prepare, .command = invitation_accept, .form_page = true, .pool = SIGN_IN, .throttle = "sign-in" },

/* organisations */
{ GET, "/{lang}/organisations/new", OWN_ACCOUNT, .page = "organisation-new", .show = organisation_new_show, .form_page = true },
{ POST, "/{lang}/organisations/new", OWN_ACCOUNT, .page = "organisation-new", .show = organisation_new_show, .form = "organisation", .options = organisation_options, .command = organisation_add, .form_page = true, .throttle = "apply" },
{ GET, "/{lang}/membership/{token}", OWN_ACCOUNT, .page = "confirm", .show = membership_show, .form_page = true },
{ POST, "/{lang}/membership/{token}/join", OWN_ACCOUNT, .page = "confirm", .show = membership_show, .command = membership_accept, .form_page = true },
{ GET, O, READ, .page = "organisation", .show = organisation_show, .etag = ETAG_SITE },
{ GET, O "/room", ORG_READ, .page = "organisation-room", .show = organisation_room_show, .form_page = true },
{ POST, O "/members", ORG_ADMINISTER, .page = "organisation-room", .show = organisation_room_show, .form = "member-invite", .command = member_invite, .form_page = true, .throttle = "apply" },
{ POST, O "/invitations/{invitation}/invitation-end", ORG_ADMINISTER, .command = member_invitation_end },
{ POST, O "/members/{member}/{role}/role-end", ORG_ADMINISTER, .command = role_end },
{ POST, O "/signatories", ORG_ADMINISTER, .page = "organisation-room", .show = organisation_room_show, .form = "organisation-change", .command = organisation_change, .form_page = true },
{ GET, OC, ORG_READ, .page = "opinion", .show = opinion_show, .form_page = true },
{ POST, OC "/begin", ORG_DRAFT, .command = opinion_begin },
{ POST, OC "/letter", ORG_DRAFT, .page = "opinion", .show = opinion_show, .form = "opinion-letter", .command = opinion_letter, .form_page = true, .throttle = "comment" },
{ POST, OC "/sign", ORG_SIGN, .page = "opinion", .show = opinion_show, .form = "opinion-sign", .command = opinion_sign, .form_page = true },
{ POST, OC "/file", ORG_FILE, .page = "opinion", .show = opinion_show, .form = "opinion-file", .command = opinion_file, .form_page = true, .throttle = "send" },
{ GET, OC "/d/{document}/u/{wid}", ORG_DRAFT, .page = "opinion-comment", .show = opinion_unit_show, .form_page = true },
{ POST, OC "/d/{document}/u/{wid}", ORG_DRAFT, .page = "opinion-comment", .show = opinion_unit_show, .form = "comment", .options = comment_options, .command = opinion_unit_add, .form_page = true, .throttle = "comment" },
{ GET, OC "/whole", ORG_DRAFT, .page = "opinion-comment", .show = opinion_whole_show, .form_page = true },
{ POST, OC "/whole", ORG_DRAFT, .page = "opinion-comment", .show = opinion_whole_show, .form = "comment-whole", .options = comment_options, .command = opinion_whole_add, .form_page = true, .throttle = "comment" },
{ GET, OC "/comments/{comment}", ORG_DRAFT, .page = "opinion-comment", .show = opinion_comment_show, .query = "adapt", .form_page = true },
{ POST, OC "/comments/{comment}/keep", ORG_DRAFT, .page = "opinion", .show = opinion_show, .form = "unsent-keep", .command = opinion_comment_keep, .form_page = true },
{ POST, OC "/comments/{comment}", ORG_DRAFT, .page = "opinion-comment", .show = opinion_comment_show, .form = "comment", .options = comment_options, .command = opinion_comment_change, .form_page = true, .throttle = "comment" },
{ POST, OC "/comments/{comment}/unsent-remove", ORG_DRAFT, .command = opinion_comment_remove },
{ POST, OC "/comments/{comment}/copy", ORG_DRAFT, .command = opinion_copy },
{ GET, OC "/files", ORG_DRAFT, .page = "opinion-annexes", .show = opinion_annexes_show, .form_page = true },
{ POST, OC "/files", ORG_DRAFT, .page = "opinion-annexes", .show = opinion_annexes_show, .form = "attachment", .command = opinion_annex_add, .form_page = true, .throttle = "upload" },
{ GET, OC "/files/{attachment}", ORG_READ, .send = opinion_annex_send, .output = BYTES },
{ POST, OC "/files/{attachment}/file-remove", ORG_DRAFT, .command = opinion_annex_remove },
{ GET, OC "/table", ORG_DRAFT, .page = "opinion-table", .show = opinion_table_show, .form_page = true },
{ POST, OC "/table", ORG_DRAFT, .page = "opinion-table", .show = opinion_table_show, .form = "opinion-table", .command = opinion_table_add, .form_page = true, .throttle = "upload" },
{ GET, OC "/table.csv", ORG_DRAFT, .send = opinion_blank_send, .output = BYTES },
{ GET, OC "/table.xlsx", ORG_DRAFT, .send = opinion_blank_xlsx_send, .output = BYTES },
{ POST, OC "/table/rows-take", ORG_DRAFT, .command = opinion_rows_take },
{ GET, OC "/table/{row}", ORG_DRAFT, .page = "opinion-row", .show = opinion_row_show, .form_page = true },
{ POST, OC "/table/{row}", ORG_DRAFT, .page = "opinion-row", .show = opinion_row_show, .form = "opinion-row", .options = opinion_row_options, .command = opinion_row_choose, .form_page = true },
{ GET, OC "/extract", ORG_READ, .page = "extract", .show = room_extract_show, .form_page = true },
{ POST, OC "/extract", ORG_READ, .command = room_extract_ask },
{ GET, OC "/extract.docx", ORG_READ, .send = room_extract_docx_send, .output = BYTES },
{ GET, OC "/extract.pdf", ORG_READ, .send = room_extract_pdf_send, .output = BYTES },
{ GET, O "/filings/{number}", ORG_READ, .page = "filing", .show = filing_show, .form_page = true },
{ GET, O "/filings/{number}/files/{attachment}", ORG_READ, .send = filing_annex_send, .output = BYTES },
{ POST, O "/leave", ORG_READ, .command = member_leave },

/* the desk: drawing up, publishing, people */
{ GET, "/{lang}/desk", DESK, .page = "desk", .show = desk_show, .form_page = true },
{ GET, DA "/new", DRAW_UP, .page = "desk-draw-up", .show = draw_up_show, .form_page = true },
{ POST, DA "/new", DRAW_UP, .page = "desk-draw-up", .show = draw_up_show, .form = "consultation", .options = draw_up_options, .command = draw_up, .form_page = true },
{ GET, DA "/people", ADMINISTER_IT, .page = "desk-people", .show = people_show, .form_page = true },
{ POST, DA "/people", ADMINISTER_IT, .page = "desk-people", .show = people_show, .form = "person-add", .command = people_add, .form_page = true },
{ POST, DA "/people/{person}/second-reset", ADMINISTER_IT, .command = second_reset_ask },
{ POST, DA "/people/{person}/second-agree", ADMINISTER_IT, .command = second_reset_agree },
{ POST, DA "/people/{right}/right-end", ADMINISTER_IT, .command = right_end },
{ GET, DA "/archive", RETAIN_IT, .page = "desk-archive", .show = retention_show, .form_page = true },
{ POST, DA "/archive", RETAIN_IT, .page = "desk-archive", .show = retention_show, .form = "retention", .command = retention_set, .form_page = true },
{ GET, DA "/templates", ANSWER_HERE, .page = "desk-templates", .show = templates_show, .query = "change", .form_page = true },
{ POST, DA "/templates", ANSWER_HERE, .page = "desk-templates", .show = templates_show, .form = "reply-template", .command = template_write, .form_page = true },
{ POST, DA "/templates/{template}/template-change", ANSWER_HERE, .page = "desk-templates", .show = templates_show, .form = "reply-template", .command = template_change, .form_page = true },
{ POST, DA "/templates/{template}/template-remove", ANSWER_HERE, .command = template_end },
{ GET, DA "/indicators/{indicator}/{period}/{kind}", EXPLAIN_IT, .page = "desk-figure", .show = explain_show, .form_page = true },
{ POST, DA "/indicators/{indicator}/{period}/{kind}", EXPLAIN_IT, .page = "desk-figure", .show = explain_show, .form = "figure-remark", .command = explain, .form_page = true },
{ POST, DA "/indicators/{indicator}/{period}/{kind}/figure-remark-end", EXPLAIN_IT, .command = explain_end },
{ GET, DA "/organisations", ADMINISTER_IT, .page = "desk-organisations", .show = desk_organisations_show, .form_page = true },
{ GET, DO, ADMINISTER_IT, .page = "desk-organisation", .show = desk_organisation_show, .form_page = true },
{ POST, DO "/verify", ADMINISTER_IT, .command = organisation_verify },
{ POST, DO "/refuse", ADMINISTER_IT, .page = "desk-organisation", .show = desk_organisation_show, .form = "organisation-refuse", .command = organisation_refuse, .form_page = true },
{ GET, DC, DESK_READ, .page = "desk-consultation", .show = round_show, .form_page = true },
{ GET, DC "/change", PREPARE_IT, .page = "desk-change", .show = draw_up_change_show, .form_page = true },
{ POST, DC "/change", PREPARE_IT, .page = "desk-change", .show = draw_up_change_show, .form = "consultation", .options = draw_up_options, .command = draw_up_change, .form_page = true },
{ GET, DC "/document", PREPARE_IT, .page = "desk-document-add", .show = paper_add_show, .form_page = true },
{ POST, DC "/document", PREPARE_IT, .page = "desk-document-add", .show = paper_add_show, .form = "document", .command = paper_add, .form_page = true, .throttle = "upload" },
{ GET, DD, DESK_READ, .page = "desk-document", .show = paper_show, .form_page = true },
{ POST, DD, PREPARE_IT, .page = "desk-document", .show = paper_show, .form = "document-file", .command = paper_replace, .form_page = true, .throttle = "upload" },
{ POST, DD "/annex", PREPARE_IT, .page = "desk-document", .show = paper_show, .form = "document-annex", .command = annex_add, .form_page = true, .throttle = "upload" },
{ POST, DD "/document-remove", PREPARE_IT, .command = paper_remove },
{ POST, DD "/v/{version}/version-remove", PREPARE_IT, .command = paper_version_remove },
{ GET, DD "/change", CHANGE_DRAFT, .page = "desk-draft-change", .show = amend_show, .form_page = true },
{ POST, DD "/change", CHANGE_DRAFT, .page = "desk-draft-change", .show = amend_show, .form = "draft-change", .command = amend_upload, .form_page = true, .throttle = "upload" },
{ GET, DD "/v/{version}", DESK_READ, .page = "desk-version", .show = version_desk_show, .form_page = true },
{ GET, DD "/v/{version}/original", DESK_READ, .send = original_desk_send, .output = BYTES },
{ GET, DD "/v/{version}/outline", DESK_READ, .page = "desk-outline", .show = outline_show, .query = "after", .form_page = true },
{ POST, DD "/v/{version}/mend-undo", MEND_IT, .command = mend_undo },
{ GET, DD "/v/{version}/outline/{wid}", MEND_IT, .page = "desk-mend", .show = mend_show, .form_page = true },
{ POST, DD "/v/{version}/outline/{wid}/pair", MEND_IT, .page = "desk-mend", .show = mend_show, .form = "pair", .options = pair_options, .command = pair_ask, .form_page = true },
{ POST, DD "/v/{version}/outline/{wid}/words", MEND_IT, .page = "desk-mend", .show = mend_show, .form = "reword", .command = reword, .form_page = true },
{ POST, DD "/v/{version}/outline/{wid}/strike", MEND_IT, .page = "desk-mend", .show = mend_show, .form = "strike", .command = strike, .form_page = true },
{ POST, DD "/v/{version}/outline/{wid}/picture", MEND_IT, .page = "desk-mend", .show = mend_show, .form = "picture", .options = say_options, .command = say_ask, .form_page = true },
{ POST, DD "/v/{version}/outline/{wid}", MEND_IT, .page = "desk-mend", .show = mend_show, .form = "mend", .command = mend_ask, .form_page = true },
{ POST, DD "/v/{version}/version-publish", CHANGE_DRAFT, .page = "desk-version", .show = version_desk_show, .form = "version-publish", .options = amend_options, .command = amend_publish, .form_page = true },
{ POST, DD "/v/{version}/version-discard", CHANGE_DRAFT, .command = amend_discard },
{ POST, DD "/translation", MEND_IT, .page = "desk-document", .show = paper_show, .form = "translation", .options = translation_languages, .command = translation_add, .form_page = true, .throttle = "upload" },
{ POST, DD "/v/{version}/annex", MEND_IT, .page = "desk-version", .show = version_desk_show, .form = "document-annex", .command = annex_add_to, .form_page = true, .throttle = "upload" },
{ GET, DD "/v/{version}/file/{n}", DESK_READ, .send = annex_desk_send, .output = BYTES },
{ POST, DD "/v/{version}/file/{n}/annex-up", MEND_IT, .command = annex_up },
{ POST, DD "/v/{version}/file/{n}/annex-remove", MEND_IT, .command = annex_remove },
{ POST, DD "/v/{version}/translation-publish", CHANGE_DRAFT, .page = "desk-version", .show = version_desk_show, .form = "translation-publish", .command = translation_publish, .form_page = true },
{ POST, DD "/v/{version}/translation-remove", MEND_IT, .command = translation_remove },
{ GET, DD "/v/{version}/withhold", WITHHOLD_IT, .page = "desk-withhold", .show = withhold_show, .form_page = true },
{ POST, DD "/v/{version}/withhold", WITHHOLD_IT, .page = "desk-withhold", .show = withhold_show, .form = "withhold", .command = withhold, .form_page = true },
{ POST, DC "/agree", AGREE_TO_IT, .command = agree },
{ GET, DC "/publish", PUBLISH_IT, .page = "desk-publish", .show = publish_show, .form_page = true },
{ POST, DC "/publish", PUBLISH_IT, .page = "desk-publish", .show = publish_show, .form = "publish", .command = publish, .form_page = true },
{ GET, DC "/prolong", CHANGE_TERM, .page = "desk-term", .show = prolong_show, .form_page = true },
{ POST, DC "/prolong", CHANGE_TERM, .page = "desk-term", .show = prolong_show, .form = "term", .command = prolong, .form_page = true },
{ GET, DC "/course", DESK_READ, .page = "desk-course", .show = course_show, .form_page = true },
{ POST, DC "/course/plan", PLAN_IT, .page = "desk-course", .show = course_show, .form = "planned", .command = course_plan, .form_page = true },
{ POST, DC "/course/close", CLOSE_IT, .page = "desk-course", .show = course_show, .form = "closing", .command = course_close, .form_page = true },
{ POST, DC "/course/follow", COURSE_IT, .page = "desk-course", .show = course_show, .form = "follows", .options = course_options, .command = course_follow, .form_page = true },
{ POST, DC "/notice-files", PLACES_IT, .command = notice_make },
{ GET, DC "/place/{place}", PLACES_IT, .page = "desk-place", .show = place_show, .form_page = true },
{ POST, DC "/place/{place}", PLACES_IT, .page = "desk-place", .show = place_show, .form = "place", .command = place_done, .form_page = true },
{ GET, DC "/cancel", CANCEL_IT, .page = "desk-cancel", .show = cancel_show, .form_page = true },
{ POST, DC "/cancel", CANCEL_IT, .page = "desk-cancel", .show = cancel_show, .form = "cancel", .command = cancel, .form_page = true },

/* the desk: questions */
{ GET, DC "/questionnaire", DESK_READ, .page = "desk-questions", .show = questions_show, .form_page = true },
{ POST, DC "/questionnaire/questionnaire-copy", ASK_IT, .page = "desk-questions", .show = questions_show, .form = "questionnaire-copy", .options = questions_copy_options, .command = questions_copy, .form_page = true },
{ GET, DC "/questionnaire/preview", DESK_READ, .page = "desk-questions-preview", .show = questions_preview_show, .form_page = true },
{ GET, DC "/questionnaire/answers", DESK_READ, .page = "desk-answers", .show = desk_answers_show, .query = "kind question after", .form_page = true },
{ GET, DC "/questionnaire/{question}/themes", DESK_READ, .page = "desk-themes", .show = themes_show, .query = "theme words changed after", .form_page = true },
{ POST, DC "/questionnaire/{question}/themes", ANSWER_IT, .page = "desk-themes", .show = themes_show, .query = "theme words after", .form = "theme-answers", .options = themes_options, .command = themes_sort, .form_page = true },
{ POST, DC "/questionnaire/{question}/themes/theme", ANSWER_IT, .page = "desk-themes", .show = themes_show, .query = "theme words after", .form = "theme", .command = theme_add, .form_page = true },
{ POST, DC "/questionnaire/{question}/themes/answers-comment", TAKE_APART, .command = answers_comment },
{ POST, DC "/questionnaire/{question}/answers/{submission}/answer-comment", TAKE_APART, .command = answer_comment },
{ GET, DC "/questionnaire/{question}/themes/{theme}", ANSWER_IT, .page = "desk-theme", .show = theme_show, .form_page = true },
{ POST, DC "/questionnaire/{question}/themes/{theme}", ANSWER_IT, .page = "desk-theme", .show = theme_show, .form = "theme", .command = theme_change, .form_page = true },
{ POST, DC "/questionnaire/{question}/themes/{theme}/theme-remove", ANSWER_IT, .command = theme_remove },
{ GET, DC "/questionnaire/new/{type}/question", ASK_IT, .page = "desk-question", .show = question_show, .asks = question_asks, .form_page = true },
{ POST, DC "/questionnaire/new/{type}/question", ASK_IT, .page = "desk-question", .show = question_show, .asks = question_asks, .options = question_options, .command = question_add, .form_page = true },
{ GET, DC "/questionnaire/{language}/words", ASK_IT, .page = "desk-words", .show = words_show, .asks = words_asks, .form_page = true },
{ POST, DC "/questionnaire/{language}/words", ASK_IT, .page = "desk-words", .show = words_show, .asks = words_asks, .command = words_save, .form_page = true },
{ GET, DC "/questionnaire/{question}/question", ASK_IT, .page = "desk-question-again", .show = question_again_show, .asks = question_asks, .form_page = true },
{ POST, DC "/questionnaire/{question}/question", ASK_IT, .page = "desk-question-again", .show = question_again_show, .asks = question_asks, .options = question_options, .command = question_change, .form_page = true },
{ POST, DC "/questionnaire/{question}/question-up", ASK_IT, .command = question_up },
{ POST, DC "/questionnaire/{question}/question-down", ASK_IT, .command = question_down },
{ POST, DC "/questionnaire/{question}/question-remove", ASK_IT, .command = question_remove },

/* the desk: answering */
{ GET, DC "/comments", DESK_READ, .page = "desk-comments", .show = desk_comments_show, .query = DESK_FILTERS " changed after before at", .form_page = true },
{ POST, DC "/comments", DECIDE_MANY, .page = "desk-comments", .show = desk_comments_show, .query = DESK_FILTERS " after before at", .form = "desk-many", .options = desk_many_options, .command = desk_many, .form_page = true },
{ GET, DC "/many/{many}", DESK_READ, .page = "desk-many", .show = many_show, .form_page = true },
{ POST, DC "/many/{many}/stop-many", DECIDE_MANY, .command = many_stop },
{ GET, DC "/comments/{comment}", DESK_READ, .page = "desk-comment", .show = desk_comment_show, .query = DESK_FILTERS " template then", .form_page = true },
{ POST, DC "/comments/{comment}/note", DECIDE_MANY, .page = "desk-comment", .query = DESK_FILTERS " then", .show = desk_comment_show, .form = "note", .command = note_write, .form_page = true },
{ GET, DC "/files/{attachment}", DESK_READ, .send = attach_desk_send, .output = BYTES },
{ POST, DC "/comments/{comment}/reply", ANSWER_IT, .page = "desk-comment", .query = DESK_FILTERS " then", .show = desk_comment_show, .form = "reply", .options = reply_options, .command = reply_write, .form_page = true },
{ POST, DC "/comments/{comment}/approve", APPROVE_IT, .page = "desk-comment", .query = DESK_FILTERS " then", .show = desk_comment_show, .form = "reply-approve", .command = reply_approve, .form_page = true },
{ POST, DC "/comments/{comment}/return", APPROVE_IT, .page = "desk-comment", .query = DESK_FILTERS " then", .show = desk_comment_show, .form = "reply-return", .command = reply_return, .form_page = true },
{ POST, DC "/comments/{comment}/concern", ANSWER_IT, .page = "desk-comment", .query = DESK_FILTERS " then", .show = desk_comment_show, .form = "concern", .options = concern_options, .command = concern_change, .form_page = true },
{ POST, DC "/comments/{comment}/records", REGISTER_IT, .page = "desk-comment", .query = DESK_FILTERS " then", .show = desk_comment_show, .form = "records", .command = records_change, .form_page = true },
{ GET, DC "/text", DESK_READ, .page = "desk-text", .show = into_text_show, .query = "changed", .form_page = true },
{ POST, DC "/text", CHANGE_DECISIONS, .page = "desk-text", .show = into_text_show, .form = "decisions-change", .options = decisions_options, .command = decisions_change, .form_page = true },
{ GET, DC "/text/{comment}", CARRY_IT, .page = "desk-put-in", .show = put_in_show, .form_page = true },
{ POST, DC "/text/{comment}", CARRY_IT, .page = "desk-put-in", .show = put_in_show, .form = "put-in", .command = put_in, .form_page = true },
{ POST, DC "/text/{comment}/carry", CARRY_IT, .command = text_carry },
{ GET, DC "/groups", DESK_READ, .page = "desk-groups", .show = groups_show, .query = "state after", .form_page = true },
{ POST, DC "/groups/groups-find", ANSWER_IT, .command = groups_find },
{ GET, DC "/groups/{group}", DESK_READ, .page = "desk-group", .show = group_show, .query = "after", .form_page = true },
{ POST, DC "/groups/{group}/confirm", ANSWER_IT, .page = "desk-group", .show = group_show, .form = "group-confirm", .command = group_confirm, .form_page = true },
{ POST, DC "/groups/{group}/refuse", ANSWER_IT, .page = "desk-group", .show = group_show, .form = "group-refuse", .command = group_refuse, .form_page = true },
{ POST, DC "/groups/{group}/split", ANSWER_IT, .page = "desk-group", .show = group_show, .form = "group-split", .command = group_split, .form_page = true },
{ POST, DC "/groups/{group}/reply", ANSWER_IT, .page = "desk-group", .show = group_show, .form = "group-reply", .options = group_reply_options, .command = group_reply, .form_page = true },

/* the desk: taking apart */
{ GET, DC "/parts/{submission}", TAKE_APART, .page = "desk-apart", .show = apart_show, .form_page = true },
{ POST, DC "/parts/{submission}", TAKE_APART, .page = "desk-apart", .show = apart_show, .form = "part", .options = apart_options, .command = apart_add, .form_page = true },
{ POST, DC "/parts/{submission}/under", TAKE_APART, .page = "desk-apart", .show = apart_show, .form = "under", .options = apart_options, .command = under_add, .form_page = true },
{ POST, DC "/parts/{submission}/{comment}/part-remove", TAKE_APART, .command = part_remove },
{ POST, DC "/parts/{submission}/{comment}/part-settle", TAKE_APART, .command = apart_settle },
{ POST, DC "/parts/{submission}/{comment}/part-open", TAKE_APART, .command = apart_open },
{ POST, DC "/parts/{submission}/{comment}/part-decide", TAKE_APART, .page = "desk-apart", .show = apart_show, .form = "part-decide", .command = part_decide, .form_page = true },
{ POST, DC "/parts/{submission}/{comment}/{unit}/under-end", TAKE_APART, .command = under_end },

/* the desk: what came otherwise than through the site */
{ GET, DC "/register", REGISTER_IT, .page = "desk-register", .show = register_show, .form_page = true },
{ POST, DC "/register", REGISTER_IT, .page = "desk-register", .show = register_show, .form = "register", .options = letter_options, .command = register_add, .form_page = true },
{ GET, DC "/register/batch", REGISTER_IT, .page = "desk-batch", .show = batch_show, .form_page = true },
{ POST, DC "/register/batch", REGISTER_IT, .page = "desk-batch", .show = batch_show, .form = "register-batch", .command = batch_add, .form_page = true, .throttle = "upload" },
{ GET, DC "/register/batch.csv", REGISTER_IT, .send = batch_blank_send, .output = BYTES },
{ GET, DC "/register/{submission}", REGISTER_IT, .page = "desk-letter", .show = letter_show, .form_page = true },
{ POST, DC "/register/{submission}", REGISTER_IT, .page = "desk-letter", .show = letter_show, .form = "register-more", .options = letter_options, .command = letter_more, .form_page = true },
{ GET, DC "/register/{submission}/scan", REGISTER_IT, .page = "desk-scan", .show = letter_scan_show, .form_page = true },
{ POST, DC "/register/{submission}/scan", REGISTER_IT, .page = "desk-scan", .show = letter_scan_show, .form = "scan", .command = letter_scan, .form_page = true, .throttle = "upload" },
{ POST, DC "/register/{submission}/letter-file", REGISTER_IT, .command = letter_file },
{ POST, DC "/register/{submission}/letter-code", REGISTER_IT, .command = letter_code },
{ POST, DC "/register/{submission}/{comment}/letter-remove", REGISTER_IT, .command = letter_remove },

/* the desk: public meetings */
{ GET, DC "/events", DESK_READ, .page = "desk-events", .show = desk_events_show, .form_page = true },
{ POST, DC "/events", EVENT_IT, .page = "desk-events", .show = desk_events_show, .form = "event", .command = event_draw_up, .form_page = true },
{ GET, DC "/events/{event}", DESK_READ, .page = "desk-event", .show = desk_event_show, .form_page = true },
{ POST, DC "/events/{event}/move", EVENT_IT, .page = "desk-event", .show = desk_event_show, .form = "event-move", .command = event_move, .form_page = true },
{ POST, DC "/events/{event}/cancel", EVENT_IT, .page = "desk-event", .show = desk_event_show, .form = "event-cancel", .command = event_cancel, .form_page = true },
{ POST, DC "/events/{event}/held", EVENT_IT, .page = "desk-event", .show = desk_event_show, .form = "event-held", .command = event_held, .form_page = true },
{ POST, DC "/events/{event}/minutes", EVENT_IT, .page = "desk-event", .show = desk_event_show, .form = "event-minutes", .command = event_minutes, .form_page = true },
{ POST, DC "/events/{event}/file", EVENT_IT, .page = "desk-event", .show = desk_event_show, .form = "event-file", .command = event_file_add, .form_page = true, .throttle = "upload" },
{ POST, DC "/events/{event}/files/{attachment}/event-file-remove", EVENT_IT, .command = event_file_remove },
{ POST, DC "/events/{event}/wishes/{n}", EVENT_IT, .page = "desk-event", .show = desk_event_show, .form = "minutes-decide", .command = minutes_decide, .form_page = true },
{ POST, DC "/events/{event}/said", REGISTER_IT, .page = "desk-event", .show = desk_event_show, .form = "event-said", .options = letter_options, .command = event_said, .form_page = true },

/* the desk: moderation */
{ GET, DC "/queue", MODERATE_IT, .page = "desk-queue", .show = queue_show, .query = "list after", .form_page = true },
{ GET, DC "/queue/{comment}", MODERATE_IT, .page = "desk-moderate", .show = moderate_show, .form_page = true },
{ POST, DC "/queue/{comment}/release", MODERATE_IT, .command = comment_release },
{ POST, DC "/queue/{comment}/reports-keep", MODERATE_IT, .command = reports_keep },
{ POST, DC "/queue/{comment}/hide", MODERATE_IT, .page = "desk-moderate", .show = moderate_show, .form = "hide", .command = comment_hide, .form_page = true },
{ POST, DC "/queue/{comment}/redact", MODERATE_IT, .page = "desk-moderate", .show = moderate_show, .form = "redact", .command = comment_redact, .form_page = true },
{ POST, DC "/queue/{comment}/restore", MODERATE_IT, .page = "desk-moderate", .show = moderate_show, .form = "restore", .command = comment_restore, .form_page = true },
{ POST, DC "/queue/{comment}/objection", MODERATE_IT, .page = "desk-moderate", .show = moderate_show, .form = "objection-decide", .command = objection_decide, .form_page = true },

/* the desk: personal data */
{ GET, DC "/data", DATA_IT, .page = "desk-data", .show = desk_data_show, .query = "after", .form_page = true },
{ POST, DC "/data", DATA_IT, .page = "desk-data", .show = desk_data_show, .form = "erasure-enter", .command = erasure_enter, .form_page = true, .throttle = "code" },
{ GET, DC "/data/{number}", DATA_IT, .page = "desk-erasure", .show = erasure_show, .form_page = true },
{ POST, DC "/data/{number}", DATA_IT, .page = "desk-erasure", .show = erasure_show, .form = "erasure-decide", .command = erasure_decide, .form_page = true },

/* the desk: reporting */
{ GET, DC "/report", DESK_READ, .page = "desk-report", .show = desk_report_show, .form_page = true },
{ POST, DC "/report", REPORT_WRITE_IT, .page = "desk-report", .show = desk_report_show, .form = "report", .command = report_save, .form_page = true },
{ POST, DC "/report/sign", SIGN_OFF_IT, .page = "desk-report", .show = desk_report_show, .form = "report-sign-off", .command = report_sign, .form_page = true },
{ POST, DC "/report/publish", REPORT_IT, .page = "desk-report", .show = desk_report_show, .form = "report-publish", .command = report_publish, .form_page = true },
{ POST, DC "/report/approve", SIGN_OFF_IT, .page = "desk-report", .show = desk_report_show, .form = "report-approve", .command = report_approve, .form_page = true },
{ POST, DC "/report/correct", CORRECT_IT, .page = "desk-report", .show = desk_report_show, .form = "report-correct", .command = report_correct, .form_page = true },
{ POST, DC "/report/publish-correction", REPORT_IT, .page = "desk-report", .show = desk_report_show, .form = "report-publish", .command = correction_publish, .form_page = true },
{ GET, DC "/comments/{comment}/decision", CORRECT_IT, .page = "desk-decision", .show = decision_change_show, .form_page = true },
{ POST, DC "/comments/{comment}/decision", CORRECT_IT, .page = "desk-decision", .show = decision_change_show, .form = "decision-change", .options = decision_change_options, .command = decision_change, .form_page = true },
{ GET, DC "/archive", ARCHIVE_IT, .page = "desk-archive", .show = archive_desk_show, .form_page = true },
{ POST, DC "/archive", ARCHIVE_IT, .page = "desk-archive", .show = archive_desk_show, .form = "archive-closed", .command = archive_closed_ask, .form_page = true },
{ POST, DC "/archive/archive-release", RELEASE_IT, .page = "desk-archive", .show = archive_desk_show, .form = "archive-release", .command = archive_release, .form_page = true },
{ GET, DC "/archive/{token}.zip", ARCHIVE_IT, .send = archive_closed_send, .output = BYTES },
{ GET, DC "/archive/{token}", ARCHIVE_IT, .page = "desk-export-wait", .show = archive_wait_show, .form_page = true },
{ GET, DC "/export", DATA_IT, .page = "desk-export", .show = export_show, .form_page = true },
{ POST, DC "/export", DATA_IT, .page = "desk-export", .show = export_show, .form = "export", .command = export_ask, .form_page = true },
{ GET, DC "/export/{token}.csv", DATA_IT, .send = export_send, .output = BYTES },
{ GET, DC "/export/{token}.zip", DATA_IT, .send = export_zip_send, .output = BYTES },
{ GET, DC "/export/{token}", DATA_IT, .page = "desk-export-wait", .show = export_wait_show, .form_page = true },
{ POST, DC "/report/files-again", FILES_IT, .command = report_files_again },
{ GET, DC "/monitoring", DESK_READ, .page = "desk-monitoring", .show = desk_monitoring_show, .form_page = true },
{ POST, DC "/monitoring", MONITOR_IT, .page = "desk-monitoring", .show = desk_monitoring_show, .form = "monitoring", .options = monitoring_options, .command = monitoring_write, .form_page = true },
{ POST, DC "/monitoring/{entry}/monitoring-remove", MONITOR_IT, .command = monitoring_remove },
{ GET, DC "/outcome", DESK_READ, .page = "desk-outcome", .show = desk_outcome_show, .form_page = true },
{ POST, DC "/outcome", OUTCOME_IT, .page = "desk-outcome", .show = desk_outcome_show, .form = "outcome", .options = outcome_options, .command = outcome_record, .form_page = true },
};
/* clang-format on */

const size_t route_count = sizeof routes / sizeof *routes;

/*
 * queue.c: rows for later: jobs and the outbox.  Both are written in the
 * transaction of what they are about, and done by glas jobs.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"

enum {
	PARTED_PAUSE = 15 * 60, /* between parts made one after the other */
	LIST_SIZE = 1024,
};

enum err
job_queue(struct db *db, struct arena *mem, const char *kind, int64_t subject,
    const char *language, const char *now)
{
	int64_t id;

	return sql_job_add(db, mem, kind, subject, NULL, language, now, &id);
}

/* A mail to somebody, and when. */
struct sending {
	const char *kind, *then;
};

/* The outbox's rows, and their jobs. */
static enum err
post(struct visit *v, const struct sending *mails, size_t mail_count,
    int64_t subject, const char *whom, int64_t whom_id, const char *secret,
    const char *language)
{
	struct buffer list = buffer_new(v->mem, LIST_SIZE);
	unsigned char random[16];
	int64_t count;

	/* kinds are words of ours */
	for (size_t i = 0; i < mail_count; i++) {
		secret_random(random, sizeof random);
		buffer_printf(&list,
		    "%c{\"m\":\"%s\",\"k\":\"%s\",\"t\":\"%s\"}", i ? ',' : '[',
		    text_hex(v->mem, random, sizeof random), mails[i].kind,
		    mails[i].then);
	}
	buffer_add(&list, "]");
	TRY(sql_mails_add(v->db, v->mem, list.data, subject, whom, whom_id,
	    secret, language, v->now, &count));
	return sql_mails_jobs(
	    v->db, v->mem, list.data, language, v->now, &count);
}

enum err
mail_queue(struct visit *v, const char *kind, int64_t subject, const char *whom,
    int64_t whom_id, const char *secret, const char *language)
{
	return post(v, &(struct sending){kind, v->now}, 1, subject, whom,
	    whom_id, secret, language);
}

/* Each part asks for one; those of earlier parts find that they are not of the
 * last (letter_parted). */
enum err
mail_parted(struct visit *v, int64_t submission, const char *language)
{
	const struct sending parted = {
	    "parted", clock_add(v->mem, v->now, PARTED_PAUSE)};

	return post(v, &parted, 1, submission, "submission", submission, NULL,
	    language);
}

enum err
mail_confirm(struct visit *v, int64_t submission, const char *secret,
    const char *language, const char *again)
{
	const struct sending both[] = {
	    {"confirm-reminder", again}, {"confirm-submission", v->now}};

	return post(
	    v, both, 2, submission, "submission", submission, secret, language);
}

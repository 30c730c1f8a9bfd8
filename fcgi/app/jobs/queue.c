/*
 * queue.c: rows for later: jobs and the outbox.  Both are written in the
 * transaction of what they are about, and done by glas jobs.
 */
#include "build/sql.h"
#include "fcgi/app/jobs/job.h"
#include "fcgi/app/jobs/mail.h"
#include "fcgi/base/clock.h"
#include "fcgi/base/secret.h"

enum { PARTED_PAUSE = 15 * 60 }; /* between parts made one after the other */

enum err
job_queue(struct db *db, struct arena *mem, const char *kind, int64_t subject,
    const char *language, const char *now)
{
	int64_t id;

	return sql_job_add(db, mem, kind, subject, NULL, language, now, &id);
}

/* The outbox's row, and its job for then. */
static enum err
post(struct visit *v, const char *kind, int64_t subject, const char *whom,
    int64_t whom_id, const char *secret, const char *language, const char *then)
{
	unsigned char random[16];
	const char *message_id;
	int64_t id, job;

	secret_random(random, sizeof random);
	message_id = text_hex(v->mem, random, sizeof random);
	TRY(sql_mail_add(v->db, v->mem, message_id, kind, subject, whom,
	    whom_id, secret, language, v->now, &id));
	return sql_job_add_later(
	    v->db, v->mem, "mail", id, language, then, v->now, &job);
}

enum err
mail_queue(struct visit *v, const char *kind, int64_t subject, const char *whom,
    int64_t whom_id, const char *secret, const char *language)
{
	return post(v, kind, subject, whom, whom_id, secret, language, v->now);
}

/* Each part asks for one; those of earlier parts find that they are not of the
 * last (letter_parted). */
enum err
mail_parted(struct visit *v, int64_t submission, const char *language)
{
	return post(v, "parted", submission, "submission", submission, NULL,
	    language, clock_add(v->mem, v->now, PARTED_PAUSE));
}

enum err
mail_remind(struct visit *v, int64_t submission, const char *secret,
    const char *language, const char *then)
{
	return post(v, "confirm-reminder", submission, "submission", submission,
	    secret, language, then);
}

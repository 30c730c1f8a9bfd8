/*
 * personal.h: a person's own data (practice 13; GDPR articles 12, 15, 17 and
 * 20): what is kept and for how long, a copy by mail, the request to erase.
 * The erasure itself is done by glas jobs (erase.c).
 */
#ifndef APP_PERSONAL_H
#define APP_PERSONAL_H

#include "fcgi/site/visit.h"

/* A request is answered within a month (GDPR 12 (3)); the right `data` is
 * reminded when ten days are left. */
enum { ERASURE_DAYS = 30, ERASURE_REMIND_DAYS = 20 };

/* With the access code: what is kept, what may be asked for. */
enum err own_data_show(struct visit *v, struct node *page);
/* A copy goes to the address that was given: pages may not read it. */
enum err own_data_copy(struct visit *v, struct answers *in);
/* Before the report all goes at once; after it the office decides.
 * ERR_CONFLICT: it is asked for already. */
enum err erasure_ask(struct visit *v, struct answers *in);
/* The same for the office, with the account that entered it, or NULL. */
enum err erasure_begin(struct visit *v, int64_t submission,
		       const int64_t *account);
/* What a number tells once all behind it is erased.  ERR_NOT_FOUND: it never
 * was one. */
enum err erasure_told(struct visit *v, const char *number, struct rows *out);

/* At the desk, right `data`: the requests of a consultation. */
enum err desk_data_show(struct visit *v, struct node *page);
/* One that came by letter, by its receipt number. */
enum err erasure_enter(struct visit *v, struct answers *in);
enum err erasure_show(struct visit *v, struct node *page);
enum err erasure_decide(struct visit *v, struct answers *in);

/* Whose data, why, how long: of an authority, made from the declared forms. */
enum err privacy_of_show(struct visit *v, struct node *page);

#endif

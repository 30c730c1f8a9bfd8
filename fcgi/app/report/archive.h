/*
 * archive.h: the file of a consultation for the archive (practice 29): a ZIP
 * of what everybody may read, made by glas jobs when the outcome is recorded,
 * the consultation cancelled, or either corrected; of several bodies also one
 * each.  From the same rows come the same bytes.  What is not for everybody is
 * a file apart, made when it is asked for with a reason and not kept
 * (export.h): submissions.csv (contacts), words.csv (what is hidden), files/.
 *
 *   index.xhtml       what is in it, for any browser
 *   files.sha256      digests of all other members, as sha256sum -c reads them
 *   facts.xml         terms, notices, meetings, decisions, register, outcome
 *   decisions.csv     every decision with its history
 *   texts/            of each version: Akoma Ntoso, PDF/A, original, pictures
 *   notice/ meetings/ report/ comments.csv files/ proofs/
 */
#ifndef APP_ARCHIVE_H
#define APP_ARCHIVE_H

#include "fcgi/site/visit.h"

/* In a command; cause: concluded cancelled corrected. */
enum err archive_ask(struct visit *v, const char *cause);

/* The newest that is ready. */
enum err archive_send(struct visit *v);
/* At the desk, for who may read everything: its editions, and the closed part
 * (export.h), for an hour. */
enum err archive_desk_show(struct visit *v, struct node *page);
enum err archive_closed_ask(struct visit *v, struct answers *in);
enum err archive_wait_show(struct visit *v, struct node *page);
enum err archive_closed_send(struct visit *v);
/* <link rel="archive"> to it, where there is one. */
enum err archive_link(struct visit *v, struct node *to);

#endif

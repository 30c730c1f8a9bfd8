/*
 * table.h: the statutory table of a report: columns and headings of the
 * country's profile, in the language of the act (statutory-profiles 4,
 * practice 2, 20).  One model for the page, the CSV and the XML.
 */
#ifndef APP_TABLE_H
#define APP_TABLE_H

#include "fcgi/site/visit.h"

/* Rows after that running number, at most limit of them. final: only replies
 * that are published. total: how many rows there are in all. */
struct table_part {
	int64_t after, limit, total;
	bool final;
	int64_t last;	   /* out: the running number of the last row */
	struct node *node; /* out: <table> */
};

/* <table> with its columns and those rows. */
enum err statutory_table(
    struct visit *v, struct node *to, struct table_part *part);

/* The profile's decision for what came late, or NULL if it has none: then a
 * late comment is decided like any other. */
const char *late_key(const struct visit *v);

/* "Физическо лице, № 3": who is not to be named. voice as act_voice made it. */
const char *submitter_unnamed(
    const struct visit *voice, const char *kind, const char *number);

#endif

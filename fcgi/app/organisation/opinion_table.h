/*
 * opinion_table.h: an opinion from the usual table of the country: uploaded,
 * read by a job in a cage, rows matched to units by their citation, the rest
 * chosen by hand, then taken over as comments that keep their row's number.
 */
#ifndef APP_OPINION_TABLE_H
#define APP_OPINION_TABLE_H

#include "fcgi/site/visit.h"

enum err opinion_table_show(struct visit *v, struct node *page);
enum err opinion_table_add(struct visit *v, struct answers *in);
/* One row, and the unit it is about. */
enum err opinion_row_show(struct visit *v, struct node *page);
enum err opinion_row_options(struct visit *v);
enum err opinion_row_choose(struct visit *v, struct answers *in);
/* All rows that have a place. */
enum err opinion_rows_take(struct visit *v, struct answers *in);
/* The table with the country's headings, a row for each unit: CSV, XLSX. */
enum err opinion_blank_send(struct visit *v);
enum err opinion_blank_xlsx_send(struct visit *v);

#endif

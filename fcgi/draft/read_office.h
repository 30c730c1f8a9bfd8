/* read_office.h: files of word processors (read_docx.c, read_odt.c). */
#ifndef DRAFT_READ_OFFICE_H
#define DRAFT_READ_OFFICE_H

#include "fcgi/draft/part.h"

enum err read_docx(struct source *s, struct bytes file);
enum err read_odt(struct source *s, struct bytes file);

#endif

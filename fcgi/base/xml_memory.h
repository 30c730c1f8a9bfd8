/*
 * xml_memory.h: the hooks of libxml2's memory; for xml.c alone.  What others
 * need of it, xml_begin and xml_end, is in xml.h.
 */
#ifndef BASE_XML_MEMORY_H
#define BASE_XML_MEMORY_H

#include "fcgi/base/xml.h"

/* Before any other call of libxml2; not with plain memory. */
void xml_memory_start(void);

/* Between xml_begin and xml_end. */
bool xml_on_page(void);

/* The same, and blocks are the arena's: nothing of a tree is ever freed, so
 * that it may be put together by hand and point at constants. */
bool xml_by_hand(void);

/* A block as libxml2 gets its own; not zeroed. */
void *xml_block(size_t size);

#endif

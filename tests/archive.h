/*
 * archive.h: zip files made by tests (PKWARE APPNOTE 6.3), so that each lie
 * that one can tell can be told: sizes, flags, names.
 */
#ifndef TESTS_ARCHIVE_H
#define TESTS_ARCHIVE_H

#include "fcgi/base/text.h"

#include <string.h>
#include <zlib.h>

struct made {
	struct arena *mem;
	struct buffer files, directory;
	unsigned count;
	unsigned flags;	  /* 1: says it is encrypted */
	size_t said_size; /* of a text, instead of the true one, if not 0 */
};

static void
made_start(struct arena *mem, struct made *z)
{
	*z = (struct made){.mem = mem,
	    .files = buffer_new(mem, (size_t)1 << 28),
	    .directory = buffer_new(mem, 1 << 20)};
}

static void
made_number(struct buffer *b, size_t value, int bytes)
{
	while (bytes--) {
		unsigned char byte = (unsigned char)value;

		buffer_bytes(b, &byte, 1);
		value >>= 8;
	}
}

/* What the local header and the directory both say. */
static void
made_facts(struct made *z, struct buffer *b, const char *name, size_t packed,
    struct bytes file)
{
	made_number(b, 20, 2);
	made_number(b, z->flags, 2);
	made_number(b, 8, 2); /* deflated */
	made_number(b, 0, 4);
	made_number(b, crc32(0, file.at, (unsigned)file.size), 4);
	made_number(b, packed, 4);
	made_number(b,
	    z->said_size && strstr(name, "document") ? z->said_size : file.size,
	    4);
	made_number(b, strlen(name), 2);
	made_number(b, 0, 2);
}

static void
made_add(struct made *z, const char *name, struct bytes file)
{
	size_t room = file.size + file.size / 100 + 100, at = z->files.size;
	unsigned char *packed = arena_alloc(z->mem, room);
	z_stream stream = {.next_in = (unsigned char *)(uintptr_t)file.at,
	    .avail_in = (unsigned)file.size,
	    .next_out = packed,
	    .avail_out = (unsigned)room};

	deflateInit2(&stream, 9, Z_DEFLATED, -15, 9, Z_DEFAULT_STRATEGY);
	deflate(&stream, Z_FINISH);
	deflateEnd(&stream);
	made_number(&z->files, 0x04034b50, 4);
	made_facts(z, &z->files, name, stream.total_out, file);
	buffer_add(&z->files, name);
	buffer_bytes(&z->files, packed, stream.total_out);
	made_number(&z->directory, 0x02014b50, 4);
	made_number(&z->directory, 20, 2);
	made_facts(z, &z->directory, name, stream.total_out, file);
	made_number(&z->directory, 0, 10);
	made_number(&z->directory, at, 4);
	buffer_add(&z->directory, name);
	z->count++;
}

static void
made_text(struct made *z, const char *name, const char *text)
{
	made_add(
	    z, name, (struct bytes){(const unsigned char *)text, strlen(text)});
}

static struct bytes
made_end(struct made *z)
{
	size_t at = z->files.size;

	buffer_bytes(&z->files, z->directory.data, z->directory.size);
	made_number(&z->files, 0x06054b50, 4);
	made_number(&z->files, 0, 4);
	made_number(&z->files, z->count, 2);
	made_number(&z->files, z->count, 2);
	made_number(&z->files, z->directory.size, 4);
	made_number(&z->files, at, 4);
	made_number(&z->files, 0, 2);
	return (struct bytes){
	    (const unsigned char *)z->files.data, z->files.size};
}

#endif

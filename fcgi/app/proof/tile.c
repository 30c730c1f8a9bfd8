/*
 * tile.c: tiles as files.
 */
#include "fcgi/app/proof/tile.h"

#include "fcgi/base/file.h"
#include "fcgi/base/log.h"
#include "fcgi/base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* 1234067 is x001/x234/067. */
static const char *
numbered(struct arena *mem, uint64_t n)
{
	const char *name = arena_printf(mem, "%03u", (unsigned)(n % 1000));

	while (n /= 1000)
		name =
		    arena_printf(mem, "x%03u/%s", (unsigned)(n % 1000), name);
	return name;
}

const char *
tile_name(struct arena *mem, int level, uint64_t n, size_t width)
{
	const char *kind =
	    level == TILE_ENTRIES ? "entries" : arena_printf(mem, "%d", level);
	const char *part =
	    width < TILE_WIDTH ? arena_printf(mem, ".p/%zu", width) : "";

	return arena_printf(mem, "tile/%s/%s%s", kind, numbered(mem, n), part);
}

/* All folders of the path, open to readers whatever our umask is. */
static bool
folders(struct arena *mem, const char *path)
{
	char *part = arena_copy(mem, path);

	for (char *c = part + 1; (c = strchr(c, '/')); *c++ = '/') {
		*c = '\0';
		if (mkdir(part, 0755) == 0)
			(void)!chmod(part, 0755);
		else if (errno != EEXIST)
			return false;
	}
	return true;
}

static bool
sync_folder(struct arena *mem, const char *path)
{
	const char *end = strrchr(path, '/');
	int fd = open(arena_copy_n(mem, path, (size_t)(end - path)),
	    O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool good = fd >= 0 && fsync(fd) == 0;

	if (fd >= 0)
		close(fd);
	return good;
}

enum err
tile_write(
    struct arena *mem, const char *folder, const char *name, struct bytes what)
{
	const char *path = arena_printf(mem, "%s/%s", folder, name);
	const char *new = arena_printf(mem, "%s.new", path);

	if (!folders(mem, path) || !file_write(new, what, true) ||
	    rename(new, path) != 0 || !sync_folder(mem, path))
		return log_err(
		    ERR_BROKEN, "tile.write", "%s: %s", path, strerror(errno));
	return OK;
}

enum err
tile_read(struct arena *mem, const char *folder, const char *name, size_t limit,
    struct bytes *out)
{
	const char *path = arena_printf(mem, "%s/%s", folder, name);
	unsigned char *at = arena_alloc(mem, limit + 1);
	FILE *file = fopen(path, "re");
	bool bad;

	if (!file)
		return ERR_NOT_FOUND;
	*out = (struct bytes){at, fread(at, 1, limit, file)};
	bad = ferror(file);
	(void)fclose(file);
	return bad ? log_err(ERR_BROKEN, "tile.read", "%s", path) : OK;
}

enum err
tile_folder_read(void *folder, int level, uint64_t first, size_t count,
    uint64_t size, struct hash *out)
{
	const struct tile_folder *f = folder;
	uint64_t n = first / TILE_WIDTH, there = size >> (8 * level);
	size_t skip = (size_t)(first % TILE_WIDTH) * HASH_SIZE;
	size_t width = there - n * TILE_WIDTH < TILE_WIDTH
			   ? (size_t)(there - n * TILE_WIDTH)
			   : TILE_WIDTH;
	enum { TILE_SIZE = TILE_WIDTH * HASH_SIZE };
	struct bytes tile;
	enum err e;

	e = tile_read(f->mem, f->folder, tile_name(f->mem, level, n, width),
	    TILE_SIZE, &tile);
	/* it may have become full since */
	if (e == ERR_NOT_FOUND)
		e = tile_read(f->mem, f->folder,
		    tile_name(f->mem, level, n, TILE_WIDTH), TILE_SIZE, &tile);
	TRY(e);
	if (tile.size < skip + count * HASH_SIZE)
		return log_err(ERR_BROKEN, "tile.short", "level %d, tile %llu",
		    level, (unsigned long long)n);
	memcpy(out, tile.at + skip, count * HASH_SIZE);
	return OK;
}

/*
 * file.h: bytes written whole, however many pieces the system takes them in.
 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include "fcgi/base/text.h"

/* All of it to a pipe or a file; false: that takes no more. */
bool file_put(int fd, const void *at, size_t size);

/* The file anew, to be read by everybody (nginx shows it) whatever the umask
 * is; synced: on the disk too.  false: errno says why. */
bool file_write(const char *path, struct bytes what, bool synced);

#endif

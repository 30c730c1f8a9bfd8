/*
 * conf.h: settings, declared in conf/settings.def and read once at start.
 *
 * A file of lines "name = value", '#' starts a comment; a name that is not
 * declared, a value of the wrong type or out of range is an error that names
 * file and line.  The environment's GLAS_NAME overrides (tests and make run).
 */
#ifndef BASE_CONF_H
#define BASE_CONF_H

#include "fcgi/base/err.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

struct settings {
#define SETTING_text(name) const char *name;
#define SETTING_number(name) int64_t name;
#define SETTING_flag(name) bool name;
#define SETTING(type, name, value, sentence) SETTING_##type(name)
#include "conf/settings.def"
#undef SETTING
};

/* Defaults, then the file (NULL or "": none), then the environment.
 * ERR_BROKEN, logged with file and line. */
enum err conf_read(const char *path, struct settings *out);

/* The commented sample, conf/platform.conf; a test keeps it current. */
void conf_sample(FILE *to);

#endif

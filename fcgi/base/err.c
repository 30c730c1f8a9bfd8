/* err.c: the names of errors, for the log. */
#include "fcgi/base/err.h"

const char *
err_name(enum err e)
{
	switch (e) {
	case OK:
		return "OK";
	case ERR_INVALID:
		return "ERR_INVALID";
	case ERR_NOT_FOUND:
		return "ERR_NOT_FOUND";
	case ERR_GONE:
		return "ERR_GONE";
	case ERR_FORBIDDEN:
		return "ERR_FORBIDDEN";
	case ERR_CLOSED:
		return "ERR_CLOSED";
	case ERR_CONFLICT:
		return "ERR_CONFLICT";
	case ERR_TOO_MANY:
		return "ERR_TOO_MANY";
	case ERR_BUSY:
		return "ERR_BUSY";
	case ERR_BROKEN:
		return "ERR_BROKEN";
	}
	return "ERR_UNKNOWN";
}

/*
 * cgi.h: the same request from environment and standard input, the answer to
 * standard output: the seam of scripts and fuzzers ("glas serve-one").
 */
#ifndef HTTP_CGI_H
#define HTTP_CGI_H

#include "fcgi/http/response.h"

enum err cgi_serve(struct arena *mem, const char *spool,
		   void (*serve)(void *arg, const struct request *in,
				 struct response *out),
		   void *arg);

#endif

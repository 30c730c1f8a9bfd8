/* banned.h: included everywhere by the Makefile; what we do not use fails to
 * compile.  The arena is for memory, text.h for text, clock.h for time. */
#ifndef BASE_BANNED_H
#define BASE_BANNED_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#pragma GCC poison strcpy strcat strncat sprintf vsprintf strtok gets
#pragma GCC poison atoi atol atoll gmtime localtime ctime asctime rand srand
#pragma GCC poison system popen tmpnam mktemp

#endif

/*
 * stop.h: how a background process ends: SIGTERM and SIGINT are held back
 * from the start and asked for between two pieces of work, so that nothing is
 * cut and no variable is needed.
 */
#ifndef APP_STOP_H
#define APP_STOP_H

#include <stdbool.h>

void stop_hold(void); /* at the start */

/* Waits so long; true as soon as one of them came. */
bool stop_told(int seconds);

#endif

/*
 * plain.h: pages that say how things are: about, help, accessibility,
 * privacy; what a monitor asks; the colour sheet of an authority.
 */
#ifndef APP_PLAIN_H
#define APP_PLAIN_H

#include "fcgi/site/visit.h"

enum err about_show(struct visit *v, struct node *page);
enum err help_show(struct visit *v, struct node *page);
enum err accessibility_show(struct visit *v, struct node *page);
enum err privacy_show(struct visit *v, struct node *page);
enum err health_send(struct visit *v);

#endif

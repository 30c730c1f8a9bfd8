/*
 * routes.c: the table of contents of the site: every address, who may, which
 * form, which handler or command.  A path stands here and nowhere else.
 */
#include "fcgi/app/document.h"
#include "fcgi/app/list.h"
#include "fcgi/app/overview.h"
#include "fcgi/app/plain.h"
#include "fcgi/app/unit.h"
#include "fcgi/site/route.h"

#define C "/{lang}/c/{consultation}"
#define D C "/d/{document}"

/* clang-format off */
const struct route routes[] = {
/* lists and plain pages */
{ GET, "/{lang}/", READ, .page = "front", .show = front_show, .etag = ETAG_SITE },
{ GET, "/{lang}/consultations", READ, .page = "consultations", .show = consultations_show, .query = "phase after", .etag = ETAG_SITE },
{ GET, "/{lang}/authorities", READ, .page = "authorities", .show = authorities_show, .etag = ETAG_SITE },
{ GET, "/{lang}/a/{authority}", READ, .page = "authority", .show = authority_show, .etag = ETAG_SITE },
{ GET, "/{lang}/about", READ, .page = "about", .show = about_show, .etag = ETAG_SITE },
{ GET, "/{lang}/help", READ, .page = "help", .show = help_show, .etag = ETAG_SITE },
{ GET, "/{lang}/accessibility", READ, .page = "accessibility", .show = accessibility_show, .etag = ETAG_SITE },
{ GET, "/{lang}/privacy", READ, .page = "privacy", .show = privacy_show, .etag = ETAG_SITE },
{ GET, "/health", READ, .send = health_send, .output = BYTES },

/* a consultation, its text, what was said */
{ GET, C, READ, .page = "overview", .show = overview_show, .etag = ETAG_CONSULTATION },
{ GET, D, READ, .page = "document", .show = document_show, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}.xml", READ, .send = document_akn, .output = BYTES, .etag = ETAG_CONSULTATION },
{ GET, D "/v/{version}", READ, .page = "version", .show = version_show, .etag = ETAG_CONSULTATION },
{ GET, D "/p/{n}", READ, .page = "part", .show = part_show, .etag = ETAG_CONSULTATION },
{ GET, D "/whole", READ, .page = "whole", .show = whole_show, .etag = ETAG_CONSULTATION },
{ GET, D "/u/{wid}", READ, .page = "unit", .show = unit_show, .query = "after", .etag = ETAG_UNIT },
{ GET, C "/comments", READ, .page = "comments", .show = comments_show, .query = "stance kind decision after", .etag = ETAG_CONSULTATION },
{ GET, C "/comments/{comment}", READ, .page = "comment", .show = comment_show, .etag = ETAG_CONSULTATION },
};
/* clang-format on */

const size_t route_count = sizeof routes / sizeof *routes;

/*
 * picture.c: where a picture was taken is gone, how it is turned is not; and
 * files cut off anywhere are refused or walked without harm.
 */
#include "tests/check.h"

#include "fcgi/base/arena.h"
#include "fcgi/draft/attachment.h"
#include "fcgi/draft/picture.h"

static struct arena *mem;

#define BYTES(text)                                                            \
	((struct bytes){(const unsigned char *)(text), sizeof(text) - 1})

/* Two entries: GPS, and turned to the right (6); the segment's length is
 * that of the whole less the marker. */
#define EXIF                                                                   \
	"\xFF\xE1\x00\x44"                                                     \
	"Exif\0\0"                                                             \
	"II*\0\x08\0\0\0"                                                      \
	"\x02\0"                                                               \
	"\x12\x01\x03\0\x01\0\0\0\x06\0\0\0"                                   \
	"\x25\x88\x04\0\x01\0\0\0\x26\0\0\0"                                   \
	"\0\0\0\0"                                                             \
	"GPS-CANARY-42.6977N"                                                  \
	"\0\0\0"
#define JFIF                                                                   \
	"\xFF\xE0\x00\x10"                                                     \
	"JFIF\0\x01\x01\0\0\x01\0\x01\0\0"
#define ICC                                                                    \
	"\xFF\xE2\x00\x12"                                                     \
	"ICC_PROFILE\0\x01\x01xx"
#define MPF                                                                    \
	"\xFF\xE2\x00\x0F"                                                     \
	"MPF\0SECOND..."
#define NOTE                                                                   \
	"\xFF\xFE\x00\x10"                                                     \
	"AUTHOR-CANARY!"
#define IPTC                                                                   \
	"\xFF\xED\x00\x10"                                                     \
	"AUTHOR-CANARY!"
#define PIXELS                                                                 \
	"\xFF\xDA\x00\x08\x01\x01\0\0\x3F\0"                                   \
	"\x12\xFF\0\x34\xFF\xD0\x56"

static bool
holds(struct bytes in, const char *what)
{
	return memmem(in.at, in.size, what, strlen(what)) != NULL;
}

static void
jpeg(void)
{
	struct bytes whole =
	    BYTES("\xFF\xD8" JFIF EXIF ICC MPF NOTE IPTC PIXELS "\xFF\xD9"
		  "TRAILER-CANARY");
	struct bytes out = {0}, again = {0};

	CHECK(picture_bare(mem, "image/jpeg", whole, &out) == OK);
	CHECK(holds(whole, "GPS-CANARY"));
	CHECK(!holds(out, "CANARY") && !holds(out, "MPF"));
	CHECK(holds(out, "JFIF") && holds(out, "ICC_PROFILE"));
	CHECK(memmem(out.at, out.size, PIXELS, sizeof PIXELS - 1) != NULL);
	CHECK(!memcmp(out.at + out.size - 2, "\xFF\xD9", 2));
	/* turned to the right all the same, and only once */
	CHECK(memmem(out.at, out.size, "\x01\x12\0\x03\0\0\0\x01\0\x06", 10) !=
	      NULL);
	CHECK(picture_bare(mem, "image/jpeg", out, &again) == OK);
	CHECK(again.size == out.size && !memcmp(again.at, out.at, out.size));
}

static void
png(void)
{
	struct bytes whole = BYTES("\x89PNG\r\n\x1A\n"
				   "\0\0\0\x01IHDRxCRC1"
				   "\0\0\0\x0A"
				   "eXIfGPS-CANARYCRC2"
				   "\0\0\0\x0AtEXtGPS-CANARYCRC3"
				   "\0\0\0\x01IDATpCRC4"
				   "\0\0\0\x0AxyZzGPS-CANARYCRC5"
				   "\0\0\0\0IENDCRC6"
				   "GPS-CANARY");
	struct bytes out = {0};

	CHECK(picture_bare(mem, "image/png", whole, &out) == OK);
	CHECK(!holds(out, "CANARY") && holds(out, "IDATpCRC4"));
	CHECK(!memcmp(out.at + out.size - 8, "IENDCRC6", 8));
}

static void
webp(void)
{
	struct bytes whole = BYTES("RIFF\x3E\0\0\0WEBP"
				   "VP8X\x0A\0\0\0\x0C\0\0\0\0\0\0\0\0\0"
				   "VP8L\x03\0\0\0abc\0"
				   "EXIF\x0A\0\0\0GPS-CANARY"
				   "XMP \x02\0\0\0xx"
				   "CANARY");
	struct bytes out = {0};

	CHECK(picture_bare(mem, "image/webp", whole, &out) == OK);
	CHECK(!holds(out, "CANARY") && !holds(out, "XMP"));
	CHECK(out.at[20] == 0 && holds(out, "abc"));
	CHECK(out.at[4] + 8u == out.size);
}

static void
cut_anywhere(const char *type, struct bytes whole, size_t last)
{
	struct bytes out;
	bool refused = true;

	for (size_t n = 0; n < last; n++) {
		unsigned char *part =
		    (unsigned char *)arena_copy_n(mem, whole.at, n);

		refused = picture_bare(mem, type, (struct bytes){part, n},
			      &out) == ERR_INVALID &&
			  refused;
	}
	CHECK(refused);
}

static void
cut(void)
{
	struct bytes p = BYTES("\x89PNG\r\n\x1A\n"
			       "\0\0\0\x01IHDRxCRC1"
			       "\0\0\0\0IENDCRC6");
	struct bytes j = BYTES("\xFF\xD8" JFIF EXIF PIXELS "\xFF\xD9");
	struct bytes w = BYTES("RIFF\x10\0\0\0WEBPVP8L\x03\0\0\0abc\0");

	cut_anywhere("image/png", p, p.size);
	cut_anywhere("image/jpeg", j, j.size);
	cut_anywhere("image/webp", w, w.size);
	CHECK(picture_bare(mem, "application/pdf", p, &p) == ERR_NOT_FOUND);
}

/* A marker that opens nothing must not become part of the scan before it. */
static void
no_segment(void)
{
	struct bytes out;

	CHECK(picture_bare(mem, "image/jpeg",
		  BYTES("\xFF\xD8" PIXELS "\xFF\xFF\0\0\x02\xFF\xD9"),
		  &out) == ERR_INVALID);
	CHECK(picture_bare(mem, "image/jpeg",
		  BYTES("\xFF\xD8\xFF\xD0\0\x02" PIXELS "\xFF\xD9"),
		  &out) == ERR_INVALID);
	CHECK(picture_bare(mem, "image/jpeg",
		  BYTES("\xFF\xD8" PIXELS "\xFF\xFF\xD9"), &out) == OK);
}

/* In the cage, by content. */
static const char *
type_of(struct bytes file)
{
	struct attachment out = {0};

	return attachment_look(mem, file, &out) == OK ? out.type : "refused";
}

static void
looked_at(void)
{
	struct attachment out = {0};

	CHECK_TEXT(type_of(BYTES("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj\n")),
	    "application/pdf");
	CHECK_TEXT(
	    type_of(BYTES("Уважаеми господине,\nпиша Ви.\n")), "text/plain");
	CHECK_TEXT(type_of(BYTES("<!DOCTYPE html><html><script>alert(1)"
				 "</script></html>")),
	    "");
	CHECK_TEXT(type_of(BYTES("<svg xmlns=\"http://www.w3.org/2000/svg\" "
				 "onload=\"alert(1)\"/>")),
	    "");
	CHECK_TEXT(type_of(BYTES("MZ\x90\0\x03\0\0\0\x04\0\0\0\xFF\xFF")), "");
	CHECK_TEXT(type_of(BYTES("#!/bin/sh\nrm -rf /\n")), "");
	CHECK_TEXT(
	    type_of(BYTES("\xFF\xD8\xFF\xE0\0\x10JFIF\0\x01\x01")), "refused");
	CHECK(attachment_look(mem,
		  BYTES("\xFF\xD8" JFIF EXIF PIXELS "\xFF\xD9"), &out) == OK);
	CHECK_TEXT(out.type, "image/jpeg");
	CHECK_TEXT(out.suffix, "jpg");
	CHECK(out.bare && !holds(out.bytes, "CANARY"));
}

int
main(void)
{
	mem = arena_new((size_t)64 << 20);
	jpeg();
	png();
	webp();
	cut();
	no_segment();
	looked_at();
	return check_done();
}

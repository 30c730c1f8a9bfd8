/*
 * picture_size.c: how wide and high a picture is, from the head of its file.
 */
#include "fcgi/draft/picture.h"

#include <string.h>

/* PNG 11.2.1: IHDR is the first chunk. */
static bool
png(struct bytes in, struct picture_size *out)
{
	if (in.size < 24 || memcmp(in.at + 12, "IHDR", 4) != 0)
		return false;
	*out = (struct picture_size){
	    picture_big(in.at + 16, 4), picture_big(in.at + 20, 4)};
	return true;
}

static bool
gif(struct bytes in, struct picture_size *out)
{
	if (in.size < 10)
		return false;
	*out = (struct picture_size){
	    picture_little(in.at + 6, 2), picture_little(in.at + 8, 2)};
	return true;
}

/* T.81 B.2.2: the frame's head, SOF0 to SOF15 but for DHT, JPG and DAC. */
static bool
jpeg(struct bytes in, struct picture_size *out)
{
	size_t at = 2;

	while (at + 9 <= in.size && in.at[at] == 0xFF) {
		unsigned marker = in.at[at + 1];

		if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 &&
		    marker != 0xC8 && marker != 0xCC) {
			*out = (struct picture_size){
			    picture_big(in.at + at + 7, 2),
			    picture_big(in.at + at + 5, 2)};
			return true;
		}
		at += picture_big(in.at + at + 2, 2) + 2;
	}
	return false;
}

/* RFC 9649 2.5 to 2.7: one of three heads. */
static bool
webp(struct bytes in, struct picture_size *out)
{
	const unsigned char *at = in.at + 12;
	uint32_t bits;

	if (in.size < 30)
		return false;
	if (!memcmp(at, "VP8X", 4)) {
		*out = (struct picture_size){picture_little(at + 12, 3) + 1,
		    picture_little(at + 15, 3) + 1};
	} else if (!memcmp(at, "VP8L", 4)) {
		bits = picture_little(at + 9, 4);
		*out = (struct picture_size){
		    (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1};
	} else {
		*out =
		    (struct picture_size){picture_little(at + 14, 2) & 0x3FFF,
			picture_little(at + 16, 2) & 0x3FFF};
	}
	return true;
}

enum err
picture_size(const char *type, struct bytes in, struct picture_size *out)
{
	static const struct {
		const char *type;
		bool (*read)(struct bytes, struct picture_size *);
	} kinds[] = {{"image/jpeg", jpeg}, {"image/png", png},
	    {"image/gif", gif}, {"image/webp", webp}};

	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
		if (text_is(kinds[i].type, type))
			return kinds[i].read(in, out) && out->wide && out->high
				   ? OK
				   : ERR_INVALID;
	return ERR_INVALID;
}

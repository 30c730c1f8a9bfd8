/*
 * sheet_format.c: numbers as a spreadsheet shows them (ECMA-376 18.8.31), as
 * far as fees and terms need it: decimals, thousands, percent, what stands
 * before and behind, dates.
 */
#include "fcgi/draft/sheet.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { DECIMALS = 15 };

const char *
sheet_built_in(int id)
{
	static const struct {
		int id;
		const char *format;
	} known[] = {{1, "0"}, {2, "0.00"}, {3, "#,##0"}, {4, "#,##0.00"},
	    {9, "0%"}, {10, "0.00%"}, {14, "d.m.yyyy"}, {15, "d.m.yyyy"},
	    {16, "d.m."}, {17, "m.yyyy"}, {20, "h:mm"}, {21, "h:mm"},
	    {22, "d.m.yyyy"}, {37, "#,##0"}, {38, "#,##0"}, {39, "#,##0.00"},
	    {40, "#,##0.00"}};

	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++)
		if (known[i].id == id)
			return known[i].format;
	return "";
}

/* What of a format is for positive numbers, and what it says in words. */
struct format {
	int decimals; /* -1: as many as there are */
	bool thousands, percent, date;
	struct buffer before, after;
};

static void
read_format(struct format *f, const char *c)
{
	bool digits = false, point = false;

	f->decimals = -1;
	for (; *c && *c != ';'; c++) {
		struct buffer *words = digits ? &f->after : &f->before;

		if (*c == '"') {
			size_t size = strcspn(c + 1, "\"");

			buffer_bytes(words, c + 1, size);
			c += size + (c[size + 1] == '"');
		} else if (*c == '[') {
			size_t size = strcspn(c, "]");

			if (c[1] == '$')
				buffer_bytes(
				    words, c + 2, strcspn(c + 2, "-]"));
			c += size - !c[size];
		} else if (*c == '\\' && c[1]) {
			buffer_bytes(words, ++c, 1);
		} else if (*c == '_' && c[1]) {
			c++;
		} else if (*c == '0' || *c == '#' || *c == '?') {
			if (f->decimals < 0)
				f->decimals = 0;
			f->decimals += point && *c != '#';
			digits = true;
		} else if (*c == ',') {
			f->thousands = true;
		} else if (*c == '.') {
			point = true;
		} else if (*c == '%') {
			f->percent = true;
		} else if (strchr("ymdhYMDH", *c)) {
			f->date = true;
		} else if ((unsigned char)*c >= 0x80 || *c == ' ' ||
			   *c == '/' || *c == '-') {
			buffer_bytes(words, c, 1);
		}
	}
}

/* Days since 1899-12-30 (the day 60 that never was counts). */
static const char *
date_text(struct arena *mem, double serial)
{
	int64_t days = (int64_t)serial + 719468 - 25569, era, day, year, month;

	if (serial < 1 || serial > 200000)
		return NULL;
	era = days / 146097;
	day = days - era * 146097;
	year = (day - day / 1460 + day / 36524 - day / 146096) / 365;
	day -= 365 * year + year / 4 - year / 100;
	month = (5 * day + 2) / 153;
	day = day - (153 * month + 2) / 5 + 1;
	year += 400 * era + (month > 9);
	month += month < 10 ? 3 : -9;
	return arena_printf(mem, "%d.%d.%d", (int)day, (int)month, (int)year);
}

/* The digits before the point in threes. */
static void
add_whole(struct buffer *b, const char *digits, size_t size, const char *apart)
{
	for (size_t i = 0; i < size; i++) {
		if (*apart && i && (size - i) % 3 == 0)
			buffer_add(b, apart);
		buffer_bytes(b, digits + i, 1);
	}
}

/* Half a unit is rounded up, as by who counts with a pencil and by spreadsheet
 * programs, of what the file writes in decimal digits: 1.005 is a bit less than
 * that in binary ones. */
static double
nudged(double number, int decimals)
{
	double n = fabs(number);

	/* beyond 15 digits a nudge would be seen */
	if (decimals < 0 || n * pow(10, decimals) > 1e14)
		return n;
	return nextafter(nextafter(n, INFINITY), INFINITY);
}

static const char *
trimmed_number(struct arena *mem, double number, int decimals)
{
	char *text = arena_printf(mem, "%.*f", decimals < 0 ? 10 : decimals,
	    nudged(number, decimals));
	size_t size = strlen(text);

	if (decimals >= 0)
		return text;
	while (size && text[size - 1] == '0')
		text[--size] = '\0';
	if (size && text[size - 1] == '.')
		text[--size] = '\0';
	return text;
}

const char *
sheet_number(struct arena *mem, const char *language, const char *format,
    const char *value)
{
	bool english = text_is(language, "en"),
	     serbian = text_is(language, "sr");
	const char *apart = english ? "," : serbian ? "." : "\u00a0";
	struct format f = {
	    .before = buffer_new(mem, 1000), .after = buffer_new(mem, 1000)};
	struct buffer b = buffer_new(mem, 4000);
	const char *text;
	size_t whole;
	double number;
	char *end;

	number = strtod(value, &end);
	if (!*value || *end || !isfinite(number) || fabs(number) > 1e15 ||
	    strlen(format) > 400)
		return value;
	read_format(&f, format);
	if (f.date)
		return date_text(mem, number) ? date_text(mem, number) : value;
	if (f.decimals > DECIMALS)
		f.decimals = DECIMALS;
	text =
	    trimmed_number(mem, f.percent ? number * 100 : number, f.decimals);
	whole = strcspn(text, ".");
	buffer_add(&b, number < 0 ? "\u2212" : "");
	buffer_add(&b, f.before.data ? f.before.data : "");
	add_whole(&b, text, whole, f.thousands ? apart : "");
	if (text[whole])
		buffer_printf(
		    &b, "%s%s", english ? "." : ",", text + whole + 1);
	buffer_add(&b, f.percent ? english ? "%" : "\u00a0%" : "");
	buffer_add(&b, f.after.data ? f.after.data : "");
	return text_trim(mem, b.data);
}

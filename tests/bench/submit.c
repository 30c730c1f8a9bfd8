/*
 * submit.c: people who take part, by HTTP, CLIENTS at a time:
 *
 *	submit shown PORT PATH ACTION COUNT <cookies >keys
 *	submit sent PORT PATH FIELDS <keys
 *
 * "shown" asks for the form's page so many times, each by somebody else (or by
 * whose cookie stands in a line), and says "cookie key" of each.  "sent" posts
 * FIELDS with the key of each line, where "%d" becomes its number, and prints
 * "rate p50 p99": answers a second, milliseconds.  All else than a 303 ends it.
 */
#include <arpa/inet.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { CLIENTS = 16, MOST = 20000, ANSWER = 1 << 20, HEAD = 4096 };

struct person {
	char cookie[64], key[128];
	double took;
};

static struct person people[MOST];
static int count, next;
static const char *path, *action, *fields;
static int port;
static bool posting;

static double
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static _Noreturn void
fail(const char *what, const char *said)
{
	fprintf(stderr, "submit: %s\n%.400s\n", what, said);
	exit(1);
}

static int
reached(void)
{
	struct sockaddr_in to = {.sin_family = AF_INET,
	    .sin_port = htons((uint16_t)port),
	    .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	int fd = socket(AF_INET, SOCK_STREAM, 0);

	if (fd < 0 || connect(fd, (struct sockaddr *)&to, sizeof to))
		fail("nobody there", "");
	return fd;
}

/* Bytes of the whole answer, as far as its head tells them; 0: not yet. */
static size_t
whole(const char *answer)
{
	const char *end = strstr(answer, "\r\n\r\n");
	const char *size = strstr(answer, "Content-Length: ");

	if (!end)
		return 0;
	if (!size || size > end)
		fail("an answer without its length", answer);
	return (size_t)(end - answer) + 4 + strtoul(size + 16, NULL, 10);
}

static void
asked(int fd, const char *request, char *answer)
{
	size_t have = 0, wanted = 0, size = strlen(request);

	if (write(fd, request, size) != (ssize_t)size)
		fail("not sent", "");
	while (!wanted || have < wanted) {
		ssize_t n = read(fd, answer + have, ANSWER - 1 - have);

		if (n <= 0)
			fail("cut", answer);
		have += (size_t)n;
		answer[have] = 0;
		wanted = whole(answer);
	}
}

/* What stands between two words of the answer, from a place on. */
static void
found(const char *from, const char *before, char end, char *to, size_t size)
{
	const char *at = from ? strstr(from, before) : NULL;
	const char *last = at ? strchr(at + strlen(before), end) : NULL;

	if (!last)
		fail(before, from ? from : "");
	at += strlen(before);
	if ((size_t)(last - at) >= size)
		fail("too long", at);
	memcpy(to, at, (size_t)(last - at));
	to[last - at] = 0;
}

static void
see(int fd, struct person *p, char *answer)
{
	char request[HEAD], form[HEAD], cookie[128] = "";

	if (*p->cookie)
		snprintf(cookie, sizeof cookie, "Cookie: __Host-glas=%s\r\n",
		    p->cookie);
	snprintf(request, sizeof request,
	    "GET %s HTTP/1.1\r\nHost: 127.0.0.1\r\n%s\r\n", path, cookie);
	asked(fd, request, answer);
	if (strncmp(answer, "HTTP/1.1 200", 12))
		fail("not shown", answer);
	if (!*p->cookie)
		found(answer, "__Host-glas=", ';', p->cookie, sizeof p->cookie);
	snprintf(form, sizeof form, "action=\"%s\"", action);
	found(strstr(answer, form), "name=\"key\" value=\"", '"', p->key,
	    sizeof p->key);
}

static void
post(int fd, struct person *p, char *answer)
{
	char request[3 * HEAD], body[2 * HEAD], said[HEAD];
	const char *number = strstr(fields, "%d");
	double began;

	snprintf(said, sizeof said, "%.*s%td%s",
	    (int)(number ? number - fields : 0), fields, p - people,
	    number ? number + 2 : fields);
	snprintf(body, sizeof body, "key=%s&%s", p->key, said);
	snprintf(request, sizeof request,
	    "POST %s HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: __Host-glas=%s\r\n"
	    "Content-Type: application/x-www-form-urlencoded\r\n"
	    "Content-Length: %zu\r\n\r\n%s",
	    path, p->cookie, strlen(body), body);
	began = now();
	asked(fd, request, answer);
	p->took = now() - began;
	if (strncmp(answer, "HTTP/1.1 303", 12))
		fail("not taken", answer);
}

static void *
client(void *unused)
{
	char *answer = malloc(ANSWER);
	int fd = reached(), i, asked_here = 0;

	while ((i = __atomic_fetch_add(&next, 1, __ATOMIC_RELAXED)) < count) {
		/* nginx ends a connection after 1,000 */
		if (++asked_here % 900 == 0) {
			close(fd);
			fd = reached();
		}
		(posting ? post : see)(fd, &people[i], answer);
	}
	close(fd);
	free(answer);
	return unused;
}

static double
all(void)
{
	pthread_t threads[CLIENTS];
	double began = now();

	for (int i = 0; i < CLIENTS; i++)
		if (pthread_create(&threads[i], NULL, client, NULL))
			fail("no thread", "");
	for (int i = 0; i < CLIENTS; i++)
		pthread_join(threads[i], NULL);
	return now() - began;
}

static int
sooner(const void *a, const void *b)
{
	const struct person *x = a, *y = b;

	return (x->took > y->took) - (x->took < y->took);
}

static void
read_people(void)
{
	char line[256];

	while (count < MOST && fgets(line, sizeof line, stdin))
		if (sscanf(line, "%63s %127s", people[count].cookie,
			people[count].key) >= 1)
			count++;
}

int
main(int argc, char **argv)
{
	double took;

	if (argc < 5)
		fail("shown PORT PATH ACTION COUNT, sent PORT PATH FIELDS", "");
	posting = !strcmp(argv[1], "sent");
	port = (int)strtol(argv[2], NULL, 10);
	path = argv[3];
	action = fields = argv[4];
	read_people();
	if (!posting && argc > 5 && !count)
		count = (int)strtol(argv[5], NULL, 10);
	if (count < 1 || count > MOST)
		fail("nobody, or too many", "");
	took = all();
	if (!posting) {
		for (int i = 0; i < count; i++)
			printf("%s %s\n", people[i].cookie, people[i].key);
		return 0;
	}
	qsort(people, (size_t)count, sizeof *people, sooner);
	printf("%.1f %.2f %.2f\n", count * 1e3 / took, people[count / 2].took,
	    people[count * 99 / 100].took);
	return 0;
}

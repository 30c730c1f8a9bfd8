/*
 * mail.c: what the relay is given: one recipient, headers that nobody can
 * add to, lines by CR LF; refused for ever, refused for now.  The relay is a
 * child of this test that writes down what it hears.
 */
#include "fcgi/app/jobs/mail.h"
#include "build/sql.h"
#include "fcgi/app/jobs/work.h"
#include "fcgi/base/clock.h"
#include "fcgi/site/site.h"
#include "tests/db/world.h"

#include <arpa/inet.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

enum { HEARD = 1 << 20 };

static const char seed[] =
    "INSERT INTO authority (id, slug, kind, country, zone, language,"
    " created_at) VALUES (1, 'town', 'municipality', 'bg', 'Europe/Sofia',"
    " 'bg', '" PAST "');\n"
    "INSERT INTO authority_name (authority_id, language, name) VALUES"
    " (1, 'bg', 'Община');\n"
    "INSERT INTO consultation (id, slug, language, profile, round,"
    " published_at, opens_at, closes_at, created_at) VALUES"
    " (1, 'river', 'bg', 'bg.municipal.public', 'public', '" PAST "', '" PAST
    "', '2026-03-10 22:00:00.000000', '" PAST "');\n"
    "INSERT INTO consultation_authority (consultation_id, authority_id, leads)"
    " VALUES (1, 1, 1);\n"
    "INSERT INTO consultation_text (consultation_id, language, title) VALUES"
    " (1, 'bg', 'Наредба\r\nBcc: all@x.example\r\n за реката');\n"
    "INSERT INTO submission (id, code, number, consultation_id, language,"
    " state, received_at, accepted_at, created_at, changed_at)"
    " SELECT seq, CONCAT('aaaaaaaaa', seq), CONCAT('BG-2026-7K2M-9X4D-', seq),"
    " 1, 'bg', 'filed', '" NOW "', '" NOW "', '" NOW "', '" NOW
    "' FROM seq_1_to_5;\n"
    "INSERT INTO contact (submission_id, email) VALUES"
    " (1, 'ana@x.example'), (2, 'gone@x.example'), (3, 'busy@x.example'),"
    " (4, 'a@x.example,b@x.example'), (5, '<x@x.example>');\n";

/* ---- the relay ---- */

static void
say(FILE *to, const char *line)
{
	fprintf(to, "%s\r\n", line);
	fflush(to);
}

static void
write_down(char *heard, const char *line)
{
	size_t size = strlen(heard);

	(void)snprintf(heard + size, HEARD - size, "%s", line);
}

/* The lines after DATA, with a dot that stood first taken away again. */
static void
hear_data(FILE *from, char *heard)
{
	char line[2000];

	while (fgets(line, sizeof line, from) && strcmp(line, ".\r\n"))
		write_down(heard, *line == '.' ? line + 1 : line);
}

static void
talk(int fd, char *heard)
{
	FILE *from = fdopen(fd, "r"), *to = fdopen(dup(fd), "w");
	char line[2000];

	say(to, "220 relay");
	while (fgets(line, sizeof line, from)) {
		write_down(heard, "> ");
		write_down(heard, line);
		if (strstr(line, "gone@"))
			say(to, "550 no such person");
		else if (strstr(line, "busy@"))
			say(to, "451 later");
		else if (!strncmp(line, "DATA", 4)) {
			say(to, "354 go");
			hear_data(from, heard);
			say(to, "250 taken");
		} else if (!strncmp(line, "QUIT", 4)) {
			say(to, "221 bye");
			break;
		} else {
			say(to, "250 ok");
		}
	}
	fclose(from);
	fclose(to);
}

static pid_t
relay(char *heard, int *port)
{
	struct sockaddr_in at = {
	    .sin_family = AF_INET, .sin_addr.s_addr = htonl(INADDR_LOOPBACK)};
	socklen_t size = sizeof at;
	int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0), one;
	pid_t child;

	CHECK(bind(fd, (struct sockaddr *)&at, sizeof at) == 0);
	CHECK(listen(fd, 5) == 0);
	CHECK(getsockname(fd, (struct sockaddr *)&at, &size) == 0);
	*port = ntohs(at.sin_port);
	fflush(stdout);
	child = fork();
	if (child == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		while ((one = accept(fd, NULL, NULL)) >= 0)
			talk(one, heard);
		_exit(0);
	}
	close(fd);
	return child;
}

/* ---- the mails ---- */

static const char *
told(const struct worker *to, struct world *w, char *heard, int64_t submission)
{
	struct visit v = {
	    .mem = w->mem, .db = to->db, .site = to->site, .now = NOW};
	struct rows r;
	int64_t done;

	*heard = '\0';
	CHECK(mail_queue(&v, "withdrawn", submission, "submission", submission,
		  NULL, "bg") == OK);
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	CHECK(sql_mail_find(to->db, w->mem, submission, &r) == OK);
	return cell(&r, 0, "state");
}

/* A line feed without its carriage return before it. */
static bool
bare(const char *text)
{
	for (const char *c = text; (c = strchr(c, '\n')); c++)
		if (c == text || c[-1] != '\r')
			return true;
	return false;
}

static size_t
times(const char *text, const char *what)
{
	size_t n = 0;

	for (; (text = strstr(text, what)); text++)
		n++;
	return n;
}

static void
sending(const struct worker *to, struct world *w, char *heard)
{
	struct rows r;

	CHECK_TEXT(told(to, w, heard, 1), "sent");
	CHECK(times(heard, "> RCPT TO:") == 1);
	CHECK(strstr(heard, "> RCPT TO:<ana@x.example>\r\n"));
	CHECK(strstr(heard, "> MAIL FROM:<glas@glas.example>"));
	CHECK(strstr(heard, "\r\nTo: ana@x.example\r\n"));
	CHECK(strstr(heard, "\r\nSubject: =?"));
	CHECK(strstr(heard, "\r\nDate: Sun, 01 Mar 2026 10:00:00 +0000\r\n"));
	CHECK(strstr(heard, "\r\nAuto-Submitted: auto-generated\r\n"));
	CHECK(strstr(heard, "\r\nContent-Type: text/plain; charset=utf-8\r\n"));
	CHECK(strstr(
	    heard, "\r\nContent-Transfer-Encoding: quoted-printable\r\n"));
	CHECK(sql_mail_find(to->db, w->mem, 1, &r) == OK);
	CHECK(strstr(heard,
		  arena_printf(w->mem, "\r\nMessage-Id: <%s@glas.example>\r\n",
		      cell(&r, 0, "message_id"))) ||
	      strstr(heard,
		  arena_printf(w->mem, "\r\nMessage-ID: <%s@glas.example>\r\n",
		      cell(&r, 0, "message_id"))));
	/* the title's own lines are no headers */
	CHECK(!strstr(heard, "\r\nBcc:"));
	CHECK(!bare(heard));
}

static void
refusing(const struct worker *to, struct world *w, char *heard)
{
	int64_t done;

	CHECK_TEXT(told(to, w, heard, 2), "failed");
	CHECK_TEXT(told(to, w, heard, 3), "new");
	/* a pause, then again */
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 0);
	clock_fix("2026-03-01 10:00:31.000000");
	CHECK(jobs_round(to, 20, &done) == OK);
	CHECK(done == 1);
	clock_fix(NOW);
	/* what is not one address is not even tried */
	CHECK_TEXT(told(to, w, heard, 4), "failed");
	CHECK_TEXT(heard, "");
	CHECK_TEXT(told(to, w, heard, 5), "failed");
	CHECK_TEXT(heard, "");
}

int
main(void)
{
	struct world w = world_new();
	struct db *admin = world_open(&w, ROLE_ADMIN);
	struct worker to = {.mem = w.mem, .owner = "test"};
	struct site site;
	char *heard = mmap(NULL, HEARD, PROT_READ | PROT_WRITE,
	    MAP_SHARED | MAP_ANONYMOUS, -1, 0);
	pid_t child;
	int port;

	CHECK(heard != MAP_FAILED);
	child = relay(heard, &port);
	w.settings.mail_url = arena_printf(w.mem, "smtp://127.0.0.1:%d", port);
	CHECK(site_background(&w.settings, ALL_OUTPUTS, &site) == OK);
	CHECK(db_script(admin, seed) == OK);
	clock_fix(NOW);
	to.db = world_open(&w, ROLE_JOBS);
	to.site = &site;
	sending(&to, &w, heard);
	refusing(&to, &w, heard);
	kill(child, SIGKILL);
	waitpid(child, NULL, 0);
	return check_done();
}

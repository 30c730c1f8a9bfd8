/* passphrase.c: what everybody tries first is refused, all else is not. */
#include "fcgi/app/account/passphrase.h"

#include "tests/check.h"

int
main(void)
{
	static const char list[] = "password\nпарола\nqwertyuiop\nletmein\n";
	static const char *const refused[] = {"password", "PASSWORD",
	    "password2026!", "Парола1234", "qwertyuiop", "aaaaaaaa", "12345678",
	    "87654321", "abcdefgh", "abcabcabc", "12121212", "letmein?",
	    "ana@mail.example", "ana2026!"};
	static const char *const taken[] = {"crooked old willow",
	    "passwordless", "a1 b2 c3 d4", "река и мост", "kjh2098g",
	    "password of the river", " 12345678 "};
	struct arena *mem = arena_new(1 << 20);

	for (size_t i = 0; i < sizeof refused / sizeof *refused; i++)
		CHECK(passphrase_common(
		    mem, list, refused[i], "Ana@mail.example"));
	for (size_t i = 0; i < sizeof taken / sizeof *taken; i++)
		CHECK(!passphrase_common(
		    mem, list, taken[i], "ana@mail.example"));
	arena_free(mem);
	return check_done();
}

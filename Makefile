# Glas.  "make run" and "make check" are the two that matter; both install what
# they need on a bare Debian 12.  O= puts build/ elsewhere, PORT= and VAR= are
# those of "make run", T= chooses tests.  Sources are found by folder.

MAKEFLAGS += --no-print-directory
O     ?= .
B     := $(O)/build
PORT  ?= 8080
VAR   ?= var
CC    ?= gcc
OPT   ?= -O2
PKGS  := libxml-2.0 libxslt libexslt libpcre2-8 libsodium libseccomp libzip \
         libcurl gmime-3.0 jansson libcmark liboath libmariadb
# Asked at first use, so that nothing is asked where nothing is installed yet.
PKG_C  = $(eval PKG_C := $$(shell pkg-config --cflags $(PKGS)))$(PKG_C)
PKG_L  = $(eval PKG_L := $$(shell pkg-config --libs $(PKGS)))$(PKG_L)
WARN  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
         -Wwrite-strings -Wvla -Wconversion -Werror
HARD  := -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CPPFLAGS = -D_GNU_SOURCE -I$(O) -I. $(FIRST) -include fcgi/base/banned.h $(PKG_C)
CFLAGS = -std=gnu2x $(OPT) -g $(WARN) $(HARD) $(SAN)
LDLIBS = $(PKG_L) -lmagic -lfcgi -lunistring -lz -lm
LDFLAGS = -pie -Wl,-z,relro,-z,now $(SAN)

MAINS := fcgi/worker.c fcgi/glas.c
SRC   := $(filter-out $(MAINS),$(wildcard fcgi/*.c fcgi/*/*.c fcgi/app/*/*.c db/*.c forms/*.c))
OBJ   := $(SRC:%.c=$(B)/%.o) $(B)/sql.o
PROGS := $(B)/glas-worker $(B)/glas
UNITS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
# Programs of tests with a folder: build/tests/FOLDER/NAME.
OTHER := $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/db/*.c tests/http/*.c tests/bench/*.c))
OTHER += $(patsubst tests/%.c,$(B)/tests/%,$(wildcard tests/*.c))
EDGE  := $(B)/errors/away.html $(B)/errors/large.html $(B)/errors/request.html
SHELLS := conf/*.sh db/*.sh tests/*.sh tests/with-db

.PHONY: all objects tests quick run start stop check asan install fuzz golden \
        lint page bench format clean
all: $(PROGS) $(EDGE)
objects: $(OBJ)
tests: all $(UNITS) $(OTHER)

# What is as it was stays the file it was: all of C reads sql.h.
$(B)/sql.h $(B)/sql.c &: db/sql.awk $(wildcard db/*.sql)
	@mkdir -p $(B)/new
	awk -v header=$(B)/new/sql.h -v source=$(B)/new/sql.c -f db/sql.awk db/part.sql $(sort $(filter-out db/grants.sql db/part.sql,$(wildcard db/*.sql)))
	@for f in sql.h sql.c; do cmp -s $(B)/new/$$f $(B)/$$f || mv $(B)/new/$$f $(B)/$$f; done

$(B)/%.o: %.c | $(B)/sql.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -c -o $@ $<

# mysql.h has macros that use what banned.h forbids, so it is read before it.
$(B)/db/db.o $(B)/db/link.o $(B)/tests/db/% $(B)/tests/bench/bare $(B)/tests/run-cases $(B)/tests/access $(B)/tests/canary: FIRST := -include mysql.h

$(B)/sql.o: $(B)/sql.c
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -c -o $@ $<

# What nginx shows when no worker can.
$(B)/errors/%.html: xslt/edge.xsl $(wildcard xslt/i18n/*.xml)
	@mkdir -p $(@D)
	xsltproc --stringparam what $* -o $@ xslt/edge.xsl xslt/i18n/en.xml

$(B)/libsite.a: $(OBJ)
	@rm -f $@
	ar rcs $@ $^

$(B)/glas-worker: $(B)/fcgi/worker.o $(B)/libsite.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/glas: $(B)/fcgi/glas.o $(B)/libsite.a
	$(CC) $(LDFLAGS) -o $@ $^ $(LDLIBS)

$(B)/tests/%: tests/unit/%.c $(B)/libsite.a tests/check.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -MMD -o $@ $< $(B)/libsite.a $(LDLIBS)

$(B)/tests/%: tests/%.c $(B)/libsite.a tests/check.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -MMD -o $@ $< $(B)/libsite.a $(LDLIBS)

# Builds everything and runs what needs no database.
quick: objects $(PROGS) $(UNITS)
	@for t in $(UNITS); do $$t >$$t.tap 2>$$t.log || { grep -A2 '^not ok' $$t.tap; tail $$t.log; echo "$$t failed"; exit 1; }; done

# Figures, a line each: tests/bench/run.sh says what PAGE= and ROUNDS= do.
bench:
	@sh conf/install.sh check
	@$(MAKE) -s -j2 all $(addprefix $(B)/tests/bench/,pages bare spent submit insert)
	@B=$(B) PAGE=$(PAGE) sh tests/bench/run.sh

# The site on this machine, for trying: conf/run.sh.
run start:
	@sh conf/install.sh run
	@$(MAKE) -s -j2 all
	@B=$(B) sh conf/run.sh $@ "$(VAR)" "$(PORT)"
stop:
	@B=$(B) sh conf/run.sh stop "$(VAR)" "$(PORT)"

# Every test; T=cases or T=unit/text chooses by the start of the name.
check:
	@sh conf/install.sh check
	@$(MAKE) -s -j2 tests tests/node_modules/.package-lock.json
	@B=$(B) sh tests/check.sh $(T)

# The browser's tools: versions and digests are in the lock file.
tests/node_modules/.package-lock.json: tests/package-lock.json
	@npm ci --loglevel=error --prefix tests || { echo "npm could not fetch what tests/package-lock.json names: is there a network?"; exit 1; }
	@touch $@

# The same, with address, leak and undefined behaviour watched; without what
# looks at faces only.
asan:
	@mkdir -p $(O)/build/asan
	@ln -sfn $(CURDIR)/conf $(CURDIR)/xslt $(O)/build/asan/
	@GLAS_PLAIN_MEMORY=true ASAN_OPTIONS=detect_leaks=1 \
		SKIP="shape faces/ forms/ browser/pages browser/shots" \
		$(MAKE) -s check O=$(O)/build/asan OPT=-O1 HARD=-fPIE T=$(T) \
		SAN="-fsanitize=address,undefined -fno-sanitize-recover=all"

# To /usr/lib/glas, /usr/share/glas, /etc/glas, below DESTDIR.
install: all
	@B=$(B) sh conf/place.sh "$(DESTDIR)"

# F=multipart: libFuzzer on tests/fuzz/F.c for SECONDS; what it finds new is
# kept in build/fuzz/corpus/F.
SECONDS ?= 30
FUZZ  := $(O)/build/fuzz/build
fuzz:
	@$(MAKE) -s -j2 $(FUZZ)/tests/fuzz/$(F) O=$(O)/build/fuzz CC=clang \
		OPT=-O1 HARD=-fPIE WARN=-w \
		SAN="-fsanitize=fuzzer-no-link,address,undefined"
	@mkdir -p $(O)/build/fuzz/corpus/$(F)
	$(FUZZ)/tests/fuzz/$(F) -max_total_time=$(SECONDS) -timeout=10 \
		$(O)/build/fuzz/corpus/$(F) $(wildcard tests/fuzz/$(F).seeds) \
		$(if $(filter draft,$(F)),tests/samples/acts)
$(B)/tests/fuzz/%: LDFLAGS += -fsanitize=fuzzer
# What is counted: tests/db/unknown.c.
$(B)/tests/db/unknown: LDFLAGS += -Wl,--wrap=db_run,--wrap=crypto_pwhash_str_verify

# A clock around what is measured: tests/bench/pages.c.
$(B)/tests/bench/pages: LDFLAGS += -Wl,--wrap=db_run,--wrap=serialise_html,--wrap=serialise_piece,--wrap=arena_alloc,--wrap=xsltApplyStylesheetUser

# The table of who reaches what, made anew; read the difference.
golden: tests
	@B=$(B) sh tests/with-db $(B)/tests/access --write 2>$(B)/tests/golden.log
	@git diff --stat tests/golden

lint: objects
	@sh tests/shape.sh $(B)
	@for f in $(wildcard $(SHELLS)); do sh -n $$f || exit 1; done

# P=unit: the sample models of a page against its promise, then rendered to
# build/pages/P, with no C, database or server.
page:
	@sh xslt/page.sh $(P) $(B)

FORMATTED = $(wildcard fcgi/*.c fcgi/*/*.c fcgi/app/*/*.c db/*.c forms/*.c tests/*.c tests/*/*.c)
format:
	clang-format -i $(FORMATTED)

clean:
	rm -rf $(B)

# A header that has moved is no fault: what included it is built anew.
fcgi/%.h db/%.h forms/%.h: ;

-include $(shell find $(B)/fcgi $(B)/db $(B)/forms $(B)/tests -maxdepth 3 -name '*.d' 2>/dev/null)

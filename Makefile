# Glas.  "make run" and "make check" are the two that matter; both install what
# they need on a bare Debian 12.  O= puts build/ elsewhere, PORT= and VAR= are
# those of "make run", T= chooses tests.  Sources are found by folder.

O     ?= .
B     := $(O)/build
PORT  ?= 8080
VAR   ?= var
CC    ?= gcc
OPT   ?= -O2
PKGS  := libxml-2.0 libxslt libexslt libpcre2-8 libsodium libseccomp libzip \
         libcurl gmime-3.0 jansson libcmark liboath libmariadb
WARN  := -Wall -Wextra -Wshadow -Wstrict-prototypes -Wmissing-prototypes \
         -Wwrite-strings -Wvla -Wconversion -Werror
HARD  := -fstack-protector-strong -D_FORTIFY_SOURCE=2 -fPIE
CPPFLAGS = -D_GNU_SOURCE -I. -I$(O) -include fcgi/base/banned.h \
           $(shell pkg-config --cflags $(PKGS))
CFLAGS = -std=gnu2x $(OPT) -g $(WARN) $(HARD) $(SAN)
LDLIBS = $(shell pkg-config --libs $(PKGS)) -lmagic -lfcgi -lunistring -lz -lm
LDFLAGS = -pie -Wl,-z,relro,-z,now $(SAN)

MAINS := fcgi/worker.c fcgi/glas.c
SRC   := $(filter-out $(MAINS),$(wildcard fcgi/*.c fcgi/*/*.c db/*.c forms/*.c))
OBJ   := $(SRC:%.c=$(B)/%.o) $(B)/sql.o
UNITS := $(patsubst tests/unit/%.c,$(B)/tests/%,$(wildcard tests/unit/*.c))
PROGS := $(patsubst fcgi/%.c,$(B)/%,$(patsubst fcgi/worker.c,fcgi/glas-worker.c,$(wildcard fcgi/worker.c fcgi/glas.c)))

EDGE  := $(B)/errors/away.html $(B)/errors/large.html $(B)/errors/request.html

.PHONY: all objects quick clean format lint
all: $(PROGS) $(EDGE)

objects: $(OBJ)

$(B)/sql.h $(B)/sql.c &: db/sql.awk $(wildcard db/*.sql)
	@mkdir -p $(B)
	awk -v header=$(B)/sql.h -v source=$(B)/sql.c -f db/sql.awk $(sort $(filter-out db/grants.sql,$(wildcard db/*.sql)))

$(B)/%.o: %.c | $(B)/sql.h
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) -MMD -c -o $@ $<

# mysql.h has macros that use what banned.h forbids, so it is read before it.
$(B)/db/db.o: CPPFLAGS := -include mysql.h $(CPPFLAGS)

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
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libsite.a $(LDLIBS)

$(B)/tests/%: tests/%.c $(B)/libsite.a
	@mkdir -p $(@D)
	$(CC) $(CPPFLAGS) $(CFLAGS) $(LDFLAGS) -o $@ $< $(B)/libsite.a $(LDLIBS)

# Builds everything and runs what needs no database.
quick: objects $(PROGS) $(UNITS)
	@for t in $(UNITS); do $$t >$$t.tap 2>$$t.log || { grep -A2 '^not ok' $$t.tap; tail $$t.log; echo "$$t failed"; exit 1; }; done

format:
	clang-format -i $(wildcard fcgi/*.c fcgi/*/*.c db/*.c forms/*.c tests/unit/*.c)

clean:
	rm -rf $(B)

-include $(shell find $(B) -name '*.d' 2>/dev/null)

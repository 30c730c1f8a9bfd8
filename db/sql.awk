# Placeholder of the first commit: the generator of build/sql.h and sql.c.
BEGIN { print "#include \"db/db.h\"" > header; print "#include \"build/sql.h\"" > source; exit }

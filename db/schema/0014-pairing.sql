-- 0014-pairing.sql: a pairing by hand became an act of `mend`; its table was
-- never written to.

DROP TABLE IF EXISTS pairing;

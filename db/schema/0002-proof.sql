-- 0002-proof.sql: finished proofs of receipt, one a note.
--
-- glas jobs makes them (it alone reads salts, in `record`), pages give them to
-- who holds the receipt.  Who erases a record erases its proof with it.

CREATE TABLE IF NOT EXISTS proof (
  note_id     BIGINT UNSIGNED NOT NULL,
  place       BIGINT UNSIGNED NOT NULL,    -- of the entry
  file        MEDIUMBLOB NOT NULL,         -- *.tlog-proof, as it is given out
  at          DATETIME(6) NOT NULL,
  PRIMARY KEY (note_id),
  UNIQUE KEY (place),
  FOREIGN KEY (note_id) REFERENCES ledger_note (id)
) ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin;

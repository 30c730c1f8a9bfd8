-- 0012-member.sql: the longest role is one letter longer than its column.

ALTER TABLE member MODIFY role VARCHAR(16) COLLATE ascii_bin NOT NULL;

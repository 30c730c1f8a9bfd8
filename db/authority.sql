-- authority.sql: the bodies that publish.

-- :one authority_by_slug(slug text, language text)
-- Its name and what it says of itself in that language, else in its own.
SELECT a.id AS `.id`, a.slug AS `.slug`, a.kind AS `.kind`,
       a.country AS `.country`, a.zone AS `.zone`, a.language AS `.lang`,
       a.hue AS `.hue`, a.created_at AS `.created`,
       a.alone_since AS `.alone_since`,
       a.alone_reason AS `.alone_reason`,
       COALESCE(n.name, o.name) AS `.name`,
       COALESCE(n.about, o.about) AS `.about`
  FROM authority a
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
 WHERE a.slug = :slug;

-- :one authority_privacy(id int, language text)
-- Who is asked about data, and what it says itself.
SELECT a.data_officer, COALESCE(n.privacy, o.privacy) AS privacy
  FROM authority a
  JOIN authority_name o ON o.authority_id = a.id AND o.language = a.language
  LEFT JOIN authority_name n
    ON n.authority_id = a.id AND n.language = :language
 WHERE a.id = :id;

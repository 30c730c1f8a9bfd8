-- desk.sql: the officer's desk.  Every statement carries the authority or the
-- consultation in its WHERE.

-- :insert staff_add(account int, authority int, consultation int?, may text,
--                   post text, since time, until time?, given_by int?)
INSERT INTO staff (account_id, authority_id, consultation_id, may, post,
                   since, until, given_by)
VALUES (:account, :authority, :consultation, :may, :post, :since, :until,
        :given_by);

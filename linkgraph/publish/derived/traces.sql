-- What files say about themselves, by account: who wrote them, from which template or copy, with which
-- camera; and the accounts that share such a trace, where not more than twenty do.
CREATE OR REPLACE TEMP TABLE trace AS
SELECT DISTINCT account, CASE kind WHEN 'document_author' THEN 'author' WHEN 'document_template' THEN 'template'
        WHEN 'document_origin' THEN 'copy' ELSE 'camera' END AS what, coalesce(value, raw) AS value
FROM fact WHERE NOT gone AND ((kind IN ('document_author', 'document_template', 'document_origin') AND value IS NOT NULL)
    OR (kind = 'photo_camera_serial' AND length(raw) >= 4));

CREATE OR REPLACE TEMP TABLE shared_trace AS
WITH few AS (SELECT what, value FROM trace GROUP BY what, value HAVING count(*) BETWEEN 2 AND 20)
SELECT left(md5(concat_ws('|', a.what, a.value, a.account, b.account)), 16) AS id, a.account AS source, b.account AS target, a.what, a.value
FROM trace a JOIN trace b USING (what, value) SEMI JOIN few USING (what, value) WHERE a.account < b.account;

-- What several tables of the graph are made from.
CREATE OR REPLACE TEMP TABLE file_metadata AS
SELECT kind AS content_kind, file AS content_file,
       '{' || string_agg(to_json(name)::VARCHAR || ': ' || to_json(value)::VARCHAR, ', ' ORDER BY name) || '}' AS metadata
FROM content_fact GROUP BY kind, file;

CREATE OR REPLACE TEMP TABLE sent AS
SELECT left(md5(concat_ws('|', r.origin, r.key, c.id)), 16) AS id, r.account, c.id AS document,
       coalesce(r.file, left(r."text", 200)) AS raw, r.origin AS file, r.line, r.sent_at, r.run, r.gone, r.kind,
       r.file AS path, r.client, r.title, r.content_kind, r.content_file, r.extra
FROM (
    SELECT *, 'document' AS content_kind, trim(file) AS content_file FROM row_documents WHERE file IS NOT NULL
    UNION ALL
    SELECT *, 'text', md5(trim("text")) FROM row_documents WHERE file IS NULL AND "text" IS NOT NULL
) r
JOIN content_file c ON c.kind = r.content_kind AND c.file = r.content_file AND c.id IS NOT NULL
UNION ALL
SELECT left(md5(concat_ws('|', 'profile', account, value, raw, file)), 16), account, value, raw, file, line, first_seen, run, gone,
       'profile', raw, NULL, NULL, 'document', raw, NULL
FROM fact WHERE kind = 'document' AND value IS NOT NULL AND attribute IS NULL
     AND NOT EXISTS (SELECT 1 FROM row_documents r WHERE r.account = fact.account AND r.origin = fact.file);

CREATE OR REPLACE TEMP TABLE rated AS
SELECT left(md5(concat_ws('|', origin, key)), 16) AS id, account,
       CASE WHEN contains("by", ':') OR NOT contains(account, ':') THEN "by" ELSE split_part(account, ':', 1) || ':' || "by" END AS rater,
       "by" AS raw, origin AS file, line, "at", run, gone, try_cast(rating AS DOUBLE) AS rating, text, project, extra
FROM row_reviews;

CREATE OR REPLACE TEMP TABLE paid AS
WITH known AS (SELECT DISTINCT account FROM fact),
paid_row AS (
    SELECT r.*, coalesce(nullif(trim(r.counterparty), ''), 'unstated:' || r.account) AS party FROM row_payments r
)
SELECT left(md5(concat_ws('|', r.origin, r.key)), 16) AS id, r.account,
       CASE WHEN k.account IS NOT NULL THEN 'Account' WHEN w.value IS NOT NULL THEN 'Wallet' ELSE 'PaymentAccount' END AS label,
       coalesce(k.account, w.value, p.value, r.party) AS target, r.party AS raw, r.origin AS file, r.line, r.run, r.gone, r."at",
       try_cast(r.amount AS DOUBLE) AS amount, r.currency, coalesce(lower(r.direction), 'out') AS direction, lower(r.method) AS method,
       on_statement(r.account, r.method) AS statement,
       r.counterparty_name, coalesce(cc.value, r.counterparty_country) AS counterparty_country,
       coalesce(bc.value, r.bank_country) AS bank_country, r.via, r.extra
FROM paid_row r LEFT JOIN known k ON k.account = r.party
LEFT JOIN normal w ON w.kind = 'wallet' AND w.raw = r.party AND w.country IS NULL
LEFT JOIN normal p ON p.kind = 'payment_account' AND p.raw = r.party AND p.country IS NULL
LEFT JOIN normal cc ON cc.kind = 'country' AND cc.raw = r.counterparty_country AND cc.country IS NULL
LEFT JOIN normal bc ON bc.kind = 'country' AND bc.raw = r.bank_country AND bc.country IS NULL;

CREATE OR REPLACE TEMP TABLE loud_value AS
SELECT DISTINCT c.signal, c.value, c.signal || c.fp AS key FROM fingerprint c
WHERE c.fp IS NOT NULL AND c.signal IN ('photo', 'document', 'address')
  AND NOT EXISTS (SELECT 1 FROM hub_value h WHERE h.signal = c.signal AND h.value = c.value)
  AND EXISTS (SELECT 1 FROM fact f WHERE f.kind = c.signal AND f.value = c.value);

CREATE OR REPLACE TEMP TABLE alike_value AS
WITH found AS (
    SELECT s.signal, a.value AS x, b.value AS y, s.level, s.distance, s.detail FROM alike s
    JOIN loud_value a ON a.key = s.signal || s.left_fp JOIN loud_value b ON b.key = s.signal || s.right_fp
    UNION ALL
    SELECT a.signal, a.value, b.value, 'same', 0.0, 'the same' FROM loud_value a JOIN loud_value b USING (key) WHERE a.value < b.value
)
SELECT signal, left(md5(concat_ws('|', signal, source, target)), 16) AS id, source, target,
       min(level) AS level, min(distance) AS distance, min(detail) AS detail
FROM (SELECT *, least(x, y) AS source, greatest(x, y) AS target FROM found)
-- Not `x <> y`: that is a condition between two tables, and by it the planner may join all values with all values.
WHERE source < target GROUP BY signal, source, target;

CREATE OR REPLACE TEMP TABLE payee AS
SELECT target AS value, min(counterparty_name) AS name, min(counterparty_country) AS country FROM paid GROUP BY target;

CREATE OR REPLACE TEMP TABLE login_country AS
SELECT n.value, min(coalesce(c.value, r.country)) AS country FROM row_logins r
JOIN normal n ON n.kind = 'ip' AND n.raw = trim(r.ip) AND n.country IS NULL
LEFT JOIN normal c ON c.kind = 'country' AND c.raw = r.country AND c.country IS NULL
WHERE n.value IS NOT NULL GROUP BY n.value;

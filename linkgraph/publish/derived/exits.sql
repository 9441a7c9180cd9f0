-- Network addresses that the watchlist calls exits of VPNs, proxies or data centres, one by one or by block.
CREATE OR REPLACE TEMP TABLE exit_list AS
WITH said AS (
    SELECT trim(value) AS value, lower(label) AS label FROM row_watchlist
    WHERE NOT gone AND kind = 'ip' AND regexp_matches(lower(coalesce(label, '')), '\b(vpn|vps|proxy|tor|hosting|data ?cent(er|re)|cloud)\b')
)
SELECT label, value, split_part(value, '/', 1) AS base, coalesce(try_cast(nullif(split_part(value, '/', 2), '') AS INT), 32) AS bits FROM said;

CREATE OR REPLACE TEMP TABLE exit_ip AS
WITH seen AS (SELECT DISTINCT ip FROM login),
numbered AS (
    SELECT ip, list_reduce([try_cast(part AS BIGINT) FOR part IN string_split(ip, '.')], lambda a, b: a * 256 + b) AS number FROM seen WHERE ip NOT LIKE '%:%'
),
block AS (
    SELECT label, list_reduce([try_cast(part AS BIGINT) FOR part IN string_split(base, '.')], lambda a, b: a * 256 + b) AS first, 1::BIGINT << (32 - bits) AS size
    FROM exit_list WHERE base NOT LIKE '%:%' AND bits BETWEEN 8 AND 32
)
SELECT s.ip AS value, min(b.label) AS label FROM numbered s JOIN block b ON s.number >= b.first AND s.number < b.first + b.size GROUP BY s.ip
UNION ALL
SELECT s.ip, min(e.label) FROM seen s JOIN exit_list e ON s.ip = e.base WHERE s.ip LIKE '%:%' GROUP BY s.ip;

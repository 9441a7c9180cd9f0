-- Network addresses that the watchlist calls exits of VPNs, proxies or data centres, one by one or by block.
CREATE OR REPLACE TEMP TABLE exit_list AS
WITH said AS (
    SELECT trim(value) AS value, lower(label) AS label FROM row_watchlist
    WHERE NOT gone AND kind = 'ip' AND value IS NOT NULL AND regexp_matches(lower(coalesce(label, '')), '\b(vpn|vps|proxy|tor|hosting|data ?cent(er|re)|cloud)\b')
)
SELECT label, value, ip_first(value) AS first, ip_last(value) AS last FROM said;

CREATE OR REPLACE TEMP TABLE exit_ip AS
WITH seen AS (SELECT ip, ip_first(ip) AS number FROM (SELECT DISTINCT ip FROM login WHERE ip IS NOT NULL))
SELECT s.ip AS value, min(e.label) AS label FROM seen s JOIN exit_list e ON s.number >= e.first AND s.number <= e.last GROUP BY s.ip;

-- of accounts
-- How many addresses and countries an account was used from within 24 hours, at most, and how fast it
-- would have had to travel. Addresses that many accounts come out of (a company's exit, a mobile
-- provider's gateway) are nobody's place, and left out.
CREATE OR REPLACE TEMP TABLE moved AS
WITH own AS (SELECT * FROM login WHERE NOT crowd),
many AS (SELECT account FROM own GROUP BY account HAVING count(DISTINCT ip) > 1),
address_window AS (
    SELECT account, at_epoch, count(DISTINCT ip) OVER day AS addresses FROM own SEMI JOIN many USING (account)
    WINDOW day AS (PARTITION BY account ORDER BY at_epoch RANGE BETWEEN CURRENT ROW AND 86400 FOLLOWING)
),
abroad AS (SELECT account FROM own GROUP BY account HAVING count(DISTINCT country) > 1),
placed AS (
    SELECT account, at_epoch, country, lag(country) OVER run AS before, at_epoch - lag(at_epoch) OVER run AS seconds
    FROM own SEMI JOIN abroad USING (account) WHERE country IS NOT NULL
    WINDOW run AS (PARTITION BY account ORDER BY at_epoch, country)
),
way AS (SELECT DISTINCT before, country FROM placed WHERE before <> country),
measured AS (SELECT *, try_cast(country_km(before, country) AS DOUBLE) AS km FROM way),
hop AS (
    SELECT p.*, p.before IS NOT NULL AND p.before <> p.country AS switched, m.km,
           coalesce(m.km, 0) / greatest(p.seconds / 3600.0, 1.0 / 60) AS speed
    FROM placed p LEFT JOIN measured m ON m.before = p.before AND m.country = p.country
),
country_window AS (
    SELECT account, at_epoch, count(DISTINCT country) OVER day AS countries,
           count(*) FILTER (switched) OVER later AS switches,
           count(*) FILTER (km >= 1000 AND speed > 1000) OVER later AS jumps
    FROM hop
    WINDOW day AS (PARTITION BY account ORDER BY at_epoch RANGE BETWEEN CURRENT ROW AND 86400 FOLLOWING),
           later AS (PARTITION BY account ORDER BY at_epoch RANGE BETWEEN 1 FOLLOWING AND 86400 FOLLOWING)
)
SELECT account, max(addresses) AS addresses_in_a_day, max(countries) AS countries_in_a_day,
       max(switches) AS switches_in_a_day, max(jumps) AS jumps_in_a_day,
       max(speed) AS fastest_kmh, max(way) AS fastest_way
FROM (
    SELECT account, addresses, NULL AS countries, NULL AS switches, NULL AS jumps, NULL AS speed, NULL AS way FROM address_window
    UNION ALL SELECT account, NULL, countries, switches, jumps, NULL, NULL FROM country_window
    UNION ALL SELECT account, NULL, NULL, NULL, NULL, max(speed) FILTER (km >= 1000),
        max_by(before || ' to ' || country || ' in ' || round(seconds / 3600.0, 1) || ' hours', (speed, at_epoch)) FILTER (km >= 1000)
    FROM hop GROUP BY account
) GROUP BY account;

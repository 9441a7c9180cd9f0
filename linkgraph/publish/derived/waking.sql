-- of accounts
-- When an account is used, by the clock of the time zone it claims: the parts of its hours at night
-- (1 to 6) and in business (8 to 18, Monday to Friday).
CREATE OR REPLACE TEMP TABLE waking AS
WITH claimed AS (
    SELECT account, min(value) AS zone FROM fact WHERE kind = 'timezone' AND value IS NOT NULL AND NOT gone
    GROUP BY account HAVING count(DISTINCT value) = 1
),
hour AS (SELECT DISTINCT account, to_timestamp(at_epoch // 3600 * 3600) AS moment FROM login),
local AS (
    SELECT account, zone, CASE
        WHEN zone = 'UTC' THEN moment::TIMESTAMP
        WHEN zone LIKE 'UTC_%' THEN moment::TIMESTAMP + to_minutes(
            (CASE WHEN zone[4] = '-' THEN -1 ELSE 1 END) * (zone[5:6]::INT * 60 + zone[8:9]::INT))
        ELSE timezone(zone, moment) END AS clock
    FROM hour JOIN claimed USING (account)
)
SELECT account, min(zone) AS zone, count(*) AS hours, count(DISTINCT clock::DATE) AS days,
       avg((hour(clock) BETWEEN 1 AND 5)::INT) AS night_share,
       avg((hour(clock) BETWEEN 8 AND 17 AND isodow(clock) <= 5)::INT) AS business_share
FROM local GROUP BY account;

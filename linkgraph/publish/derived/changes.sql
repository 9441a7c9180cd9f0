-- of accounts
-- Clean changes of an account: until a day one device, payee, photo, contact, language or part of the
-- day, from then on another and never the old one again.
CREATE OR REPLACE TEMP TABLE change AS
WITH seen AS (
    SELECT account, 'device' AS aspect, device AS value, at_epoch AS epoch FROM login WHERE device IS NOT NULL
    UNION ALL
    SELECT account, 'payee', target, epoch(try_cast("at" AS TIMESTAMPTZ))::BIGINT FROM paid WHERE direction = 'out' AND NOT gone
    UNION ALL
    SELECT account, CASE WHEN kind IN ('email', 'phone') THEN 'contact' WHEN kind = 'languages' THEN 'language' ELSE kind END, value,
           unnest([epoch(try_cast(first_seen AS TIMESTAMPTZ)), epoch(try_cast(last_seen AS TIMESTAMPTZ))])::BIGINT
    FROM fact WHERE kind IN ('photo', 'email', 'phone', 'languages') AND value IS NOT NULL
),
span AS (
    SELECT account, aspect, value, min(epoch) AS since, max(epoch) AS until, count(*) AS times FROM seen WHERE epoch IS NOT NULL GROUP BY ALL
),
running AS (
    SELECT *, max(until) OVER before AS until_before, arg_max(value, until) OVER before AS value_before, sum(times) OVER before AS times_before,
           sum(times) OVER (PARTITION BY account, aspect ORDER BY since, value ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS times_after
    FROM span
    WINDOW before AS (PARTITION BY account, aspect ORDER BY since, value ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)
),
clean AS (
    SELECT account, aspect, since AS epoch, value_before AS before, value AS after FROM running
    WHERE until_before < since AND (aspect NOT IN ('device', 'payee') OR (times_before >= 2 AND times_after >= 2))
),
clock AS (
    SELECT account, at_epoch, 2 * pi() * (at_epoch % 86400) / 86400.0 AS angle FROM login
),
turned AS (
    SELECT c.account, c.epoch,
           atan2(avg(sin(angle)) FILTER (at_epoch < c.epoch), avg(cos(angle)) FILTER (at_epoch < c.epoch)) * 12 / pi() AS before,
           atan2(avg(sin(angle)) FILTER (at_epoch >= c.epoch), avg(cos(angle)) FILTER (at_epoch >= c.epoch)) * 12 / pi() AS after,
           least(count(*) FILTER (at_epoch < c.epoch), count(*) FILTER (at_epoch >= c.epoch)) AS fewest
    FROM clean c JOIN clock USING (account) WHERE c.aspect = 'device' GROUP BY c.account, c.epoch
)
SELECT left(md5(concat_ws('|', account, aspect, epoch)), 16) AS id, account, aspect, epoch, before, after FROM clean
UNION ALL
SELECT left(md5(concat_ws('|', account, 'hours', epoch)), 16), account, 'hours', epoch,
       'about ' || round((before + 24) % 24)::INT || ':00 UTC', 'about ' || round((after + 24) % 24)::INT || ':00 UTC'
FROM turned WHERE fewest >= 5 AND least(abs(before - after), 24 - abs(before - after)) >= 5;

-- of accounts
-- The longest time an account was online without a pause of two hours.
CREATE OR REPLACE TEMP TABLE longest AS
WITH span AS (
    SELECT account, at_epoch AS start, greatest(at_epoch, coalesce(ended_epoch, at_epoch)) AS finish FROM login
),
reached AS (
    SELECT *, max(finish) OVER (PARTITION BY account ORDER BY start, finish ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before
    FROM span
),
numbered AS (
    SELECT *, sum((before IS NULL OR start > before + 7200)::INT) OVER (PARTITION BY account ORDER BY start, finish ROWS UNBOUNDED PRECEDING) AS stretch
    FROM reached
),
stretch AS (
    SELECT account, stretch, min(start) AS start, (max(finish) - min(start)) / 3600.0 AS hours, count(*) AS logins
    FROM numbered GROUP BY account, stretch
)
SELECT account, max(hours) AS unbroken_hours, strftime(to_timestamp(arg_max(start, (hours, -start))), '%Y-%m-%dT%H:%M:%SZ') AS unbroken_from
FROM stretch GROUP BY account;

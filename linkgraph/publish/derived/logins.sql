-- Every login that still stands, in canonical form; `crowd` where many accounts come out of one address.
CREATE OR REPLACE TEMP TABLE login AS
WITH plain AS (
    SELECT DISTINCT r.account, split_part(r.account, ':', 1) AS platform, n.value AS ip,
           coalesce(c.value, r.country) AS country, r.device, r.user_agent,
           epoch(try_cast(r."at" AS TIMESTAMPTZ))::BIGINT AS at_epoch,
           epoch(try_cast(r.ended_at AS TIMESTAMPTZ))::BIGINT AS ended_epoch
    FROM row_logins r JOIN normal n ON n.kind = 'ip' AND n.raw = trim(r.ip) AND n.country IS NULL
    LEFT JOIN normal c ON c.kind = 'country' AND c.raw = r.country AND c.country IS NULL
    WHERE n.value IS NOT NULL AND NOT r.gone
),
reach AS (SELECT ip, count(DISTINCT account) AS accounts FROM plain GROUP BY ip)
SELECT p.*, r.accounts, r.accounts >= 5 AS crowd FROM plain p JOIN reach r USING (ip) WHERE at_epoch IS NOT NULL;

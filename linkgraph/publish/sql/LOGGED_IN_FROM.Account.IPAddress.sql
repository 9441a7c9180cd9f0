-- of accounts
SELECT left(md5(r.origin || r.key), 16) AS id, r.account AS of_account, r.account AS source, n.value AS target, r.ip AS raw, r.origin AS file, r.line,
       r."at" AS first_seen, coalesce(r.ended_at, r."at") AS last_seen, r.run, r.gone, r."at",
       epoch(try_cast(r."at" AS TIMESTAMPTZ))::BIGINT AS at_epoch, r.ended_at,
       epoch(try_cast(r.ended_at AS TIMESTAMPTZ))::BIGINT AS ended_epoch, try_cast(r.port AS BIGINT) AS port,
       coalesce(c.value, r.country) AS country, r.user_agent, r.device, r.extra AS attributes
FROM row_logins r JOIN normal n ON n.kind = 'ip' AND n.raw = trim(r.ip) AND n.country IS NULL
LEFT JOIN normal c ON c.kind = 'country' AND c.raw = r.country AND c.country IS NULL
WHERE n.value IS NOT NULL

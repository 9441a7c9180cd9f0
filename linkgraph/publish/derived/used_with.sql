-- Accounts of one platform that were used from one network address within six hours; addresses that
-- more than fifty accounts come out of say nothing about any two of them.
CREATE OR REPLACE TEMP TABLE used_with AS
WITH seen AS (SELECT DISTINCT platform, ip, account, at_epoch, at_epoch // 21600 AS slot FROM login WHERE accounts BETWEEN 2 AND 50),
near AS (
    SELECT a.ip, least(a.account, b.account) AS source, greatest(a.account, b.account) AS target, a.slot,
           abs(a.at_epoch - b.at_epoch) AS seconds
    FROM seen a JOIN seen b ON a.ip = b.ip AND a.platform = b.platform AND b.slot IN (a.slot, a.slot + 1) AND a.account <> b.account
    WHERE abs(a.at_epoch - b.at_epoch) <= 21600
)
SELECT left(md5(concat_ws('|', ip, source, target)), 16) AS id, source, target, ip, count(DISTINCT slot) AS times, min(seconds) // 60 AS minutes
FROM near GROUP BY ip, source, target;

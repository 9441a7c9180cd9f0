-- of accounts
-- Whose name stands on each transfer, and the days since the one before it between the same two.
CREATE OR REPLACE TEMP TABLE payee_name AS
WITH party AS (SELECT DISTINCT account, counterparty_name FROM paid WHERE counterparty_name IS NOT NULL),
own AS (
    SELECT account, string_agg(DISTINCT value, chr(31)) AS names FROM fact SEMI JOIN party USING (account)
    WHERE kind = 'name' AND value IS NOT NULL GROUP BY account
)
SELECT p.account, p.counterparty_name, payee_of(o.names, p.counterparty_name) AS payee FROM party p JOIN own o USING (account);

CREATE OR REPLACE TEMP TABLE paced AS
SELECT id, (epoch - lag(epoch) OVER (PARTITION BY account, target, direction, gone ORDER BY epoch, id)) / 86400.0 AS days_since
FROM (SELECT DISTINCT ON (id) id, account, target, direction, gone, epoch(try_cast("at" AS TIMESTAMPTZ)) AS epoch FROM paid);

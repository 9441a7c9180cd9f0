-- of accounts
SELECT p.id, p.account AS of_account, p.account AS source, p.target, p.raw, p.file, p.line, p."at" AS first_seen, p."at" AS last_seen, p.run, p.gone, p."at",
       epoch(try_cast(p."at" AS TIMESTAMPTZ))::BIGINT AS at_epoch, p.amount, p.currency, p.direction, p.method, p.statement, p.counterparty_name,
       p.counterparty_country, p.bank_country, p.via, p.extra AS attributes, nullif(n.payee, '') AS payee, c.days_since
FROM paid p LEFT JOIN payee_name n ON n.account = p.account AND n.counterparty_name = p.counterparty_name
LEFT JOIN paced c ON c.id = p.id
WHERE p.label = '{target}'

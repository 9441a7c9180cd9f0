SELECT id, account AS source, target, raw, file, line, "at" AS first_seen, "at" AS last_seen, run, gone, "at",
       epoch(try_cast("at" AS TIMESTAMPTZ))::BIGINT AS at_epoch, amount, currency, direction, method, counterparty_name,
       counterparty_country, bank_country, via
FROM paid WHERE label = '{target}'

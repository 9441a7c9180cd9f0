-- of accounts
SELECT left(md5(origin || key), 16) AS id, account AS of_account, kind, "at", epoch(try_cast("at" AS TIMESTAMPTZ))::BIGINT AS at_epoch, note, origin AS file, line, run, gone,
       extra AS attributes
FROM row_events

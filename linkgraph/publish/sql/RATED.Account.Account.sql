-- of accounts
SELECT id, account AS of_account, rater AS source, account AS target, raw, file, line, "at" AS first_seen, "at" AS last_seen, run, gone, "at",
       epoch(try_cast("at" AS TIMESTAMPTZ))::BIGINT AS at_epoch, rating, text, project, extra AS attributes
FROM rated

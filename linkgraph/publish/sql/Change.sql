-- of accounts
SELECT id, account AS of_account, aspect, strftime(to_timestamp(epoch), '%Y-%m-%dT%H:%M:%SZ') AS "at", epoch AS at_epoch, before, after FROM change

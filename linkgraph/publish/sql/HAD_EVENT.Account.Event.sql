-- of accounts
SELECT left(md5(origin || key), 16) AS id, account AS of_account, account AS source, left(md5(origin || key), 16) AS target FROM row_events

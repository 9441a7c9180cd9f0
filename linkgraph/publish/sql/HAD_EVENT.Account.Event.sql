SELECT left(md5(origin || key), 16) AS id, account AS source, left(md5(origin || key), 16) AS target FROM row_events

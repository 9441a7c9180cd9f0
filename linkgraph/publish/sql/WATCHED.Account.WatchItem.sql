SELECT left(md5(account || '|' || item), 16) AS id, account AS source, item AS target, level, distance, shown, detail
FROM watched SEMI JOIN (SELECT left(md5(origin || key), 16) AS item FROM row_watchlist WHERE NOT gone) listed USING (item)

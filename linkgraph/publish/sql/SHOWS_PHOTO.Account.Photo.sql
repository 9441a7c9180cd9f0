-- of accounts
SELECT left(md5(concat_ws('|', f.account, value, raw, coalesce(attribute, ''), f.file)), 16) AS id, f.account AS of_account, f.account AS source, value AS target,
       raw, f.file, line, first_seen, last_seen, run, gone, coalesce(attribute, 'profile') AS kind, raw AS path, m.metadata, p.extra AS attributes
FROM fact f LEFT JOIN file_metadata m ON m.content_kind = 'photo' AND m.content_file = raw
LEFT JOIN (
    SELECT account, origin, trim(file) AS shown, min(extra) AS extra FROM row_photos WHERE extra IS NOT NULL GROUP BY ALL
) p ON p.account = f.account AND p.origin = f.file AND p.shown = raw
WHERE f.kind = 'photo' AND value IS NOT NULL

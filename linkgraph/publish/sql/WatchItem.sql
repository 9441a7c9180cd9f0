SELECT left(md5(r.origin || r.key), 16) AS id, r.kind, coalesce(n.value, trim(r.value)) AS value, r.value AS raw, r.label,
       r.source, r.seen_at, r.origin AS file, r.line, r.extra AS attributes
FROM row_watchlist r LEFT JOIN normal n ON n.kind = r.kind AND n.raw = trim(r.value) AND n.country IS NULL
WHERE NOT r.gone

SELECT c.id, c.id AS value, count(DISTINCT f.account) FILTER (NOT f.gone) AS accounts,
       coalesce(bool_or(h.value IS NOT NULL), false) AS hub, coalesce(min(k.file) FILTER (NOT f.gone), min(k.file)) AS file, any_value(c.width) AS width,
       any_value(c.height) AS height, any_value(c.hash) AS hash, any_value(c.refused) AS refused
FROM content c JOIN fact f ON f.kind = 'photo' AND f.value = c.id
LEFT JOIN content_file k ON k.kind = c.kind AND k.id = c.id AND k.file = f.raw
LEFT JOIN hub_value h ON h.signal = 'photo' AND h.value = c.id
WHERE c.kind = 'photo' GROUP BY c.id

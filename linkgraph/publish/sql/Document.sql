SELECT c.id, c.id AS value, count(DISTINCT f.account) FILTER (NOT f.gone) AS accounts,
       coalesce(bool_or(h.value IS NOT NULL), false) AS hub, coalesce(min(k.file) FILTER (NOT f.gone), min(k.file)) AS file, min(s.title) AS title,
       any_value(c.payload) AS text, any_value(c.words) AS words
FROM content c JOIN fact f ON f.kind = 'document' AND f.value = c.id
LEFT JOIN content_file k ON k.kind = c.kind AND k.id = c.id AND k.file = f.raw
LEFT JOIN sent s ON s.document = c.id
LEFT JOIN hub_value h ON h.signal = 'document' AND h.value = c.id
WHERE c.kind = 'document' GROUP BY c.id

// title: One name under several photos
// answers: Which accounts have the same name but pictures that do not look alike?
// columns: name, left, right, left_photo, right_photo
MATCH (a:Account)-[r:SHOWS_PHOTO]->(p:Photo)
WHERE a.name IS NOT NULL AND (r.kind IS NULL OR r.kind = 'profile')
WITH toLower(a.name) AS name, a.id AS left, p AS p
MATCH (b:Account)-[s:SHOWS_PHOTO]->(q:Photo)
WHERE toLower(b.name) = name AND left < b.id AND q.id <> p.id AND (s.kind IS NULL OR s.kind = 'profile')
  AND NOT EXISTS { MATCH (p)-[:SIMILAR_PHOTO]-(q) }
RETURN DISTINCT name AS name, left AS left, b.id AS right, p.id AS left_photo, q.id AS right_photo
ORDER BY name, left, right

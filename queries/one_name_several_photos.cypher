// title: One name under several photos
// answers: Which names do several accounts go by, with different pictures?
// param: min_photos int = 2 : at least so many pictures
// columns: name, accounts, photos
MATCH (a:Account)-[r:SHOWS_PHOTO]->(p:Photo)
WHERE NOT coalesce(r.gone, false)
  AND a.name IS NOT NULL AND coalesce(r.kind, 'profile') = 'profile' AND coalesce(p.hub, false) = false AND p.refused IS NULL
WITH toLower(a.name) AS name, count(DISTINCT a.id) AS accounts, count(DISTINCT p.id) AS photos
WHERE accounts > 1 AND photos >= $min_photos
RETURN name AS name, accounts AS accounts, photos AS photos
ORDER BY accounts DESC, photos DESC, name

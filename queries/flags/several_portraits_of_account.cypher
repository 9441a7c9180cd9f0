// id: several_portraits_of_account
// title: One account, several unlike portraits
// meaning: The account showed several profile pictures of which no two look alike. Default avatars and logos do not count.
// benign: Old and new portraits, or pictures that are no portraits.
// source: bfv_advisory_2024_02: Sometimes, there are also several profiles under the same name but with different pictures.
// weight: 3
// group: photo
// needs: SHOWS_PHOTO.kind=profile
// param: min_photos int = 3 : at least so many
// detail: It showed {photos} profile pictures that do not look alike
// columns: subject, photos
// version: 4
MATCH (a:Account)-[r:SHOWS_PHOTO]->(p:Photo)
WHERE NOT coalesce(r.gone, false) AND r.kind = 'profile' AND p.refused IS NULL
  AND NOT EXISTS {
    MATCH (b:Account)-[s:SHOWS_PHOTO]->(q:Photo)-[:SIMILAR_PHOTO]-(p)
    WHERE NOT coalesce(s.gone, false) AND b.id = a.id AND s.kind = 'profile' AND q.id < p.id
  }
WITH a, count(DISTINCT p.id) AS photos
WHERE photos >= $min_photos
RETURN a.id AS subject, photos AS photos

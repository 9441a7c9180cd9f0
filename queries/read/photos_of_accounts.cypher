// title: The photos several accounts show, and what the sources call them
// param: ids strings : accounts
UNWIND $ids AS id
MATCH (a:Account {id: id})-[r:SHOWS_PHOTO]->(p:Photo)
RETURN DISTINCT a.id AS account, p.id AS photo, r.raw AS raw, r.path AS path
ORDER BY account, photo, raw, path

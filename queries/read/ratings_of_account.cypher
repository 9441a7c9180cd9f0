// title: Ratings an account was given, newest first
// param: id string : account
// param: limit int : rows
MATCH (b:Account)-[r:RATED]->(a:Account {id: $id})
RETURN r.at AS at, b.id AS by, r.rating AS rating, r.text AS text, r.project AS project, r.attributes AS attributes,
       r.file AS file, r.line AS line, r.gone AS gone
ORDER BY at DESC, by, line LIMIT $limit

// title: Pictures, texts and addresses that are alike
// param: ids strings : ids of values
UNWIND $ids AS id
MATCH (v:Photo {id: id})-[s:SIMILAR_PHOTO]-(w:Photo)
RETURN v.id AS left, w.id AS right, type(s) AS type, s.detail AS detail, s.distance AS distance
UNION ALL
UNWIND $ids AS id
MATCH (v:Document {id: id})-[s:SIMILAR_TEXT]-(w:Document)
RETURN v.id AS left, w.id AS right, type(s) AS type, s.detail AS detail, s.distance AS distance
UNION ALL
UNWIND $ids AS id
MATCH (v:Address {id: id})-[s:SIMILAR_ADDRESS]-(w:Address)
RETURN v.id AS left, w.id AS right, type(s) AS type, s.detail AS detail, s.distance AS distance

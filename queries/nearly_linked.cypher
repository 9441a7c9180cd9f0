// title: Nearly linked
// answers: Which pairs have much evidence between them and are yet not linked?
// param: min_weight float = 5 : bits
// param: count int = 100 : how many
// columns: left, right, weight, items
MATCH (a:Account)-[e:EVIDENCE]->(b:Account)
WHERE coalesce(e.suppressed, false) = false
WITH a, b, sum(e.weight) AS weight, count(*) AS items
WHERE weight >= $min_weight AND NOT EXISTS { MATCH (a)-[:LINKED]-(b) }
RETURN a.id AS left, b.id AS right, weight AS weight, items AS items
ORDER BY weight DESC, left, right
LIMIT $count

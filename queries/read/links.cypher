// title: Linked pairs, strongest first
// param: min_weight float : bits
MATCH (a:Account)-[l:LINKED]->(b:Account)
WHERE l.weight >= $min_weight
RETURN a.id AS left, b.id AS right, l.weight AS weight, l.probability AS probability, l.signals AS signals,
       l.judged AS judged, a.name AS left_name, b.name AS right_name
ORDER BY weight DESC, left, right

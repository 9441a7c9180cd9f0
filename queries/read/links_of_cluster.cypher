// title: The links between members of a cluster
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[l:LINKED]->(b:Account)-[:MEMBER_OF]->(d:Cluster)
WHERE d.id = $id
RETURN a.id AS left, b.id AS right, l.weight AS weight, l.probability AS probability, l.signals AS signals,
       l.judged AS judged
ORDER BY weight DESC, left, right

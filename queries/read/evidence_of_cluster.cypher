// title: The evidence between members of a cluster
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]->(b:Account)-[:MEMBER_OF]->(d:Cluster)
WHERE d.id = $id
RETURN e.signal AS signal, a.id AS left, b.id AS right, e.left_value AS left_value, e.right_value AS right_value,
       e.level AS level, e.weight AS weight, e.detail AS detail, e.suppressed AS suppressed,
       e.family AS family, e.accounts AS accounts, e.id AS id
ORDER BY weight DESC, left, right, signal, id

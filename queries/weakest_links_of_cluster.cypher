// title: Weakest links in a cluster
// answers: Where does a cluster hang together by little, and should be looked at first?
// param: cluster string : id of the cluster
// param: count int = 20 : how many
// columns: left, left_name, right, right_name, weight, probability, signals
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(a:Account)-[l:LINKED]->(b:Account)-[:MEMBER_OF]->(d:Cluster)
WHERE d.id = $cluster
RETURN a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name, l.weight AS weight,
       l.probability AS probability, l.signals AS signals
ORDER BY weight, left, right
LIMIT $count

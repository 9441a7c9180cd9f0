// title: Ratings from within the cluster
// answers: Which members were rated by other members of their cluster?
// param: cluster string = "" : id of a cluster, empty for all
// columns: cluster, rater, rated, ratings, mean
MATCH (b:Account)-[r:RATED]->(a:Account)-[:MEMBER_OF]->(c:Cluster)
WHERE NOT coalesce(r.gone, false) AND ($cluster = '' OR c.id = $cluster)
WITH b, r, a, c
MATCH (b)-[:MEMBER_OF]->(c)
RETURN c.id AS cluster, b.id AS rater, a.id AS rated, count(*) AS ratings, avg(r.rating) AS mean
ORDER BY cluster, ratings DESC, rater, rated

// id: rating_ring
// title: Rated by accounts of its own cluster
// meaning: Ratings of the account come from accounts that one hand may run as well.
// benign: Colleagues who hire one another.
// source: bfv_advisory_2024_02: the customer ratings on the accounts on the freelancer platforms are usually extremely positive
// weight: 12
// group: ratings
// needs: RATED, MEMBER_OF
// param: min_ratings int = 2 : at least so many
// detail: {ratings} of its ratings come from its own cluster: {raters}
// columns: subject, cluster, ratings, raters
// version: 2
MATCH (b:Account)-[r:RATED]->(a:Account)-[:MEMBER_OF]->(c:Cluster)
WHERE NOT coalesce(r.gone, false) AND a.id <> b.id AND EXISTS { MATCH (b)-[:MEMBER_OF]->(c) }
WITH a, c, count(DISTINCT r.id) AS ratings, collect(DISTINCT b.id) AS raters
WHERE ratings >= $min_ratings
RETURN a.id AS subject, c.id AS cluster, ratings AS ratings, raters AS raters

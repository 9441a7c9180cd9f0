// id: captive_raters
// title: Buyers who rate nobody outside the cluster
// meaning: A buyer gave several ratings, and all of them to accounts that one hand may run.
// benign: A client who hired a team and was content with it.
// source: bfv_advisory_2024_02: the customer ratings on the accounts on the freelancer platforms are usually extremely positive
// weight: 8
// group: ratings
// subject: cluster
// needs: RATED, MEMBER_OF
// param: min_ratings int = 3 : by one buyer, at least
// param: min_rated int = 2 : accounts that buyer rated, at least
// param: min_raters int = 2 : such buyers, at least
// detail: {raters} rated nobody but its members
// columns: subject, raters
// version: 2
MATCH (b:Account)-[r:RATED]->(x:Account)
WHERE NOT coalesce(r.gone, false)
WITH b, count(DISTINCT r.id) AS ratings, count(DISTINCT x.id) AS rated
WHERE ratings >= $min_ratings AND rated >= $min_rated
MATCH (b)-[s:RATED]->(a:Account)-[:MEMBER_OF]->(c:Cluster)
WHERE NOT coalesce(s.gone, false)
WITH b, rated, c, count(DISTINCT a.id) AS members
WHERE members = rated AND NOT EXISTS { MATCH (b)-[:MEMBER_OF]->(c) }
WITH c, collect(DISTINCT b.id) AS raters, count(DISTINCT b.id) AS found
WHERE found >= $min_raters
RETURN c.id AS subject, raters AS raters

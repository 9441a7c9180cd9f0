// title: The strongest evidence inside several clusters, by signal, with one sentence each
// param: ids strings : clusters
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]->(b:Account)
WHERE c.id IN $ids AND b.id IN c.accounts AND e.weight > 0 AND NOT e.suppressed
RETURN c.id AS cluster, e.signal AS signal, max(e.weight) AS weight, min(e.detail) AS detail
ORDER BY cluster, weight DESC, signal

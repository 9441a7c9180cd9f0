// title: The strongest evidence inside several clusters, by signal, with the sentence of one that strong
// param: ids strings : clusters
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]->(b:Account)
WHERE c.id IN $ids AND b.id IN c.accounts AND e.weight > 0 AND NOT e.suppressed
WITH c, e.signal AS signal, max(e.weight) AS weight
MATCH (c)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]->(b:Account)
WHERE e.signal = signal AND e.weight = weight AND b.id IN c.accounts AND NOT e.suppressed
RETURN c.id AS cluster, signal AS signal, weight AS weight, min(e.detail) AS detail
ORDER BY cluster, weight DESC, signal

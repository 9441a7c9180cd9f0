// title: By which means each account hangs together with the others of its cluster, and how strongly
// param: means strings : signals, the means of work
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)
WHERE e.weight > 0 AND coalesce(e.suppressed, false) = false AND e.signal IN $means
WITH c, a, e, b
MATCH (b)-[:MEMBER_OF]->(c)
RETURN a.id AS account, e.signal AS signal, count(DISTINCT b.id) AS others, max(e.weight) AS bits

// title: By what else than the means of work each account hangs together with the others of its cluster
// param: means strings : signals, the means of work
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)-[:MEMBER_OF]->(c)
WHERE e.weight > 0 AND coalesce(e.suppressed, false) = false AND NOT e.signal IN $means
RETURN DISTINCT a.id AS account, e.signal AS signal

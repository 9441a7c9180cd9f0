// title: By which signals each account hangs together with the others of its cluster, and how strongly
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)-[:MEMBER_OF]->(c)
WHERE e.weight > 0 AND coalesce(e.suppressed, false) = false
RETURN a.id AS account, e.signal AS signal, count(DISTINCT b.id) AS others, max(e.weight) AS bits

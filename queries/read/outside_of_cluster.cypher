// title: How many accounts outside a cluster have evidence with each of its members, by signal
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)
WHERE e.weight > 0 AND NOT e.suppressed AND NOT b.id IN c.accounts
RETURN a.id AS account, e.signal AS signal, count(DISTINCT b.id) AS others
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)
WHERE e.weight > 0 AND NOT e.suppressed AND NOT b.id IN c.accounts
RETURN a.id AS account, '' AS signal, count(DISTINCT b.id) AS others

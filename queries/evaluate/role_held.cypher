// title: By what else than the means of work each account hangs together with the others of its cluster
// param: means strings : signals, the means of work
// Told apart by the store's own numbers: every account's id would be read for each of its evidence.
MATCH (c:Cluster)<-[:MEMBER_OF]-(a:Account)-[e:EVIDENCE]-(b:Account)
WHERE e.weight > 0 AND coalesce(e.suppressed, false) = false AND NOT e.signal IN $means
WITH c, a, e, b
MATCH (b)-[:MEMBER_OF]->(c)
WITH DISTINCT id(a) AS number, e.signal AS signal
MATCH (held:Account) WHERE id(held) = number
RETURN held.id AS account, signal

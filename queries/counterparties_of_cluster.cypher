// title: Whom a cluster pays and is paid by
// answers: With which wallets, payment accounts and accounts did its members have transfers, and how much?
// param: cluster string : id of the cluster
// columns: counterparty, direction, method, currency, members, transfers, amount
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(a:Account)-[r:PAID]->(v:PaymentAccount|Wallet|Account)
WHERE NOT coalesce(r.gone, false)
RETURN v.id AS counterparty, r.direction AS direction, r.method AS method, r.currency AS currency,
       count(DISTINCT a.id) AS members, count(*) AS transfers, sum(r.amount) AS amount
ORDER BY members DESC, amount DESC, counterparty

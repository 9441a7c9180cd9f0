// title: Shared wallets and payment accounts
// answers: Which accounts state, pay out to, or are paid over the same wallet or payment account?
// param: hubs bool = false : also those too widely shared to link on, such as an exchange's wallet
// columns: type, value, left, left_name, right, right_name
MATCH (a:Account)-[r:HAS_WALLET|PAID]->(v:Wallet)<-[s:HAS_WALLET|PAID]-(b:Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(s.gone, false)
  AND a.id < b.id AND ($hubs OR coalesce(v.hub, false) = false)
RETURN DISTINCT 'wallet' AS type, v.id AS value, a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name
UNION ALL
MATCH (a:Account)-[t:HAS_PAYMENT_ACCOUNT|PAID]->(v:PaymentAccount)<-[u:HAS_PAYMENT_ACCOUNT|PAID]-(b:Account)
WHERE NOT coalesce(t.gone, false) AND NOT coalesce(u.gone, false)
  AND a.id < b.id AND ($hubs OR coalesce(v.hub, false) = false)
RETURN DISTINCT 'payment_account' AS type, v.id AS value, a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name

// title: Shared wallets and payment accounts
// answers: Which accounts state, pay out to, or are paid over the same wallet or payment account?
// param: hubs bool = false : also those too widely shared to link on, such as an exchange's wallet
// columns: type, value, left, left_name, right, right_name
MATCH (a:Account)-[:HAS_WALLET|PAID]->(v:Wallet)<-[:HAS_WALLET|PAID]-(b:Account)
WHERE a.id < b.id AND ($hubs OR coalesce(v.hub, false) = false)
RETURN DISTINCT 'wallet' AS type, v.id AS value, a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name
UNION ALL
MATCH (a:Account)-[:HAS_PAYMENT_ACCOUNT|PAID]->(v:PaymentAccount)<-[:HAS_PAYMENT_ACCOUNT|PAID]-(b:Account)
WHERE a.id < b.id AND ($hubs OR coalesce(v.hub, false) = false)
RETURN DISTINCT 'payment_account' AS type, v.id AS value, a.id AS left, a.name AS left_name, b.id AS right, b.name AS right_name

// id: rated_from_one_purse
// title: Rated by a buyer who is paid from the same account
// meaning: Buyer and seller of a rating use one wallet or payment account: the praise may be bought with their own money.
// benign: A couple or two partners in business of whom one hired the other.
// source: bfv_advisory_2024_02: the customer ratings on the accounts on the freelancer platforms are usually extremely positive
// weight: 14
// group: ratings
// needs: RATED, HAS_WALLET|HAS_PAYMENT_ACCOUNT
// detail: {raters}, who rated it, use the same {kind}
// columns: subject, raters, kind
// version: 1
MATCH (b:Account)-[:RATED]->(a:Account)-[:HAS_PAYMENT_ACCOUNT]->(v:PaymentAccount)<-[:HAS_PAYMENT_ACCOUNT]-(b)
WHERE a.id <> b.id AND coalesce(v.hub, false) = false AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
RETURN a.id AS subject, collect(DISTINCT b.id) AS raters, 'payment account' AS kind
UNION ALL
MATCH (b:Account)-[:RATED]->(a:Account)-[:HAS_WALLET]->(v:Wallet)<-[:HAS_WALLET]-(b)
WHERE a.id <> b.id AND coalesce(v.hub, false) = false AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
RETURN a.id AS subject, collect(DISTINCT b.id) AS raters, 'wallet' AS kind

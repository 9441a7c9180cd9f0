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
// version: 2
MATCH (b:Account)-[r:RATED]->(a:Account)-[s:HAS_PAYMENT_ACCOUNT]->(v:PaymentAccount)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(s.gone, false)
  AND a.id <> b.id AND coalesce(v.hub, false) = false AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
WITH DISTINCT a, b, v
MATCH (b)-[t:HAS_PAYMENT_ACCOUNT]->(v)
WHERE NOT coalesce(t.gone, false)
RETURN a.id AS subject, collect(DISTINCT b.id) AS raters, 'payment account' AS kind
UNION ALL
MATCH (b:Account)-[u:RATED]->(a:Account)-[k:HAS_WALLET]->(v:Wallet)
WHERE NOT coalesce(u.gone, false) AND NOT coalesce(k.gone, false)
  AND a.id <> b.id AND coalesce(v.hub, false) = false AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
WITH DISTINCT a, b, v
MATCH (b)-[h:HAS_WALLET]->(v)
WHERE NOT coalesce(h.gone, false)
RETURN a.id AS subject, collect(DISTINCT b.id) AS raters, 'wallet' AS kind

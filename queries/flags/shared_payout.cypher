// id: shared_payout
// title: Payout shared with accounts of other names
// meaning: The account uses a wallet or payment account that accounts with other names use too, and they do not say that they share a home or a firm.
// benign: A couple, a family business, an agency that collects for its members, an exchange's wallet.
// source: bfv_advisory_2024_02: Occasionally, the IT workers use accounts that are provided by intermediaries in order to further conceal their identities.
// weight: 10
// group: payout
// needs: HAS_WALLET|HAS_PAYMENT_ACCOUNT, Account.name
// detail: It shares {kind} with {names}
// columns: subject, kind, names
// version: 3
MATCH (a:Account)-[r:HAS_WALLET]->(v:Wallet)<-[s:HAS_WALLET]-(b:Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(s.gone, false)
  AND a.id <> b.id AND coalesce(v.hub, false) = false AND toLower(a.name) <> toLower(b.name)
  AND NOT EXISTS { MATCH (a)-[:SIMILAR_NAME]-(b) } AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
RETURN a.id AS subject, 'a wallet' AS kind, collect(DISTINCT b.name) AS names
UNION ALL
MATCH (a:Account)-[t:HAS_PAYMENT_ACCOUNT]->(v:PaymentAccount)<-[u:HAS_PAYMENT_ACCOUNT]-(b:Account)
WHERE NOT coalesce(t.gone, false) AND NOT coalesce(u.gone, false)
  AND a.id <> b.id AND coalesce(v.hub, false) = false AND toLower(a.name) <> toLower(b.name)
  AND NOT EXISTS { MATCH (a)-[:SIMILAR_NAME]-(b) } AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
RETURN a.id AS subject, 'a payment account' AS kind, collect(DISTINCT b.name) AS names

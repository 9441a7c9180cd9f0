// title: Identifiers of a cluster
// answers: Which e-mail addresses, phones, wallets and other values do its members show, and who else shows them?
// param: cluster string : id of the cluster
// columns: type, value, members, accounts, hub
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(a:Account)-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document)
WHERE NOT coalesce(r.gone, false)
RETURN type(r) AS type, v.id AS value, count(DISTINCT a.id) AS members, v.accounts AS accounts, v.hub AS hub
ORDER BY members DESC, type, value

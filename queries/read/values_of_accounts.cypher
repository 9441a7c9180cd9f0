// title: The values several accounts show now, for walking over shared ones
// param: ids strings : accounts
UNWIND $ids AS id
MATCH (a:Account {id: id})-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT|LOGGED_IN_FROM]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document|IPAddress)
WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub

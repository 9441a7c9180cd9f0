// title: Values two accounts share that are too widely shared to link on
// param: left string : account
// param: right string : account
MATCH (a:Account {id: $left})-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT|LOGGED_IN_FROM]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document|IPAddress)
WHERE v.hub = true
RETURN DISTINCT 'left' AS side, type(r) AS type, v.id AS value, v.accounts AS accounts
UNION ALL
MATCH (a:Account {id: $right})-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT|LOGGED_IN_FROM]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document|IPAddress)
WHERE v.hub = true
RETURN DISTINCT 'right' AS side, type(r) AS type, v.id AS value, v.accounts AS accounts

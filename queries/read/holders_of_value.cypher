// title: The accounts that show one value now, of whatever kind
// param: id string : id of a value
MATCH (v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document|IPAddress)<-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT|LOGGED_IN_FROM]-(a:Account)
WHERE v.id = $id AND NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value

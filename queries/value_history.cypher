// title: Value history of an account
// answers: What did an account show, from when to when, and where does it stand in the sources?
// param: account string : id of the account
// columns: first_seen, last_seen, type, value, kind, raw, file, line, run, gone
MATCH (a:Account {id: $account})-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document)
RETURN r.first_seen AS first_seen, r.last_seen AS last_seen, type(r) AS type, v.id AS value, r.kind AS kind,
       r.raw AS raw, r.file AS file, r.line AS line, r.run AS run, r.gone AS gone
ORDER BY first_seen, type, value, file, line

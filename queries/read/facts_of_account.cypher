// title: What an account shows, with where it stands in the sources
// param: id string : account
MATCH (a:Account {id: $id})-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document)
RETURN type(r) AS type, v.id AS value, r.kind AS kind, r.path AS path, r.raw AS raw, r.file AS file, r.line AS line,
       r.first_seen AS first_seen, r.last_seen AS last_seen, r.run AS run, r.gone AS gone,
       v.accounts AS accounts, v.hub AS hub, r.id AS id, r.metadata AS metadata, r.attributes AS attributes
ORDER BY type, value, id

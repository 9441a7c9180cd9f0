// title: What the members of a cluster show
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)-[r:HAS_EMAIL|HAS_PHONE|HAS_HANDLE|HAS_WALLET|HAS_PAYMENT_ACCOUNT|HAS_DEVICE|HAS_WEBSITE|LIVES_AT|SHOWS_PHOTO|SENT_DOCUMENT]->(v:Email|Phone|Handle|Wallet|PaymentAccount|Device|Website|Address|Photo|Document)
RETURN a.id AS account, type(r) AS type, v.id AS value, r.kind AS kind, r.path AS path, r.raw AS raw,
       r.file AS file, r.line AS line, r.first_seen AS first_seen, r.last_seen AS last_seen, r.gone AS gone,
       v.accounts AS accounts, v.hub AS hub, r.id AS id
ORDER BY account, type, value, id

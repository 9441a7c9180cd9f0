// title: Transfers of an account, newest first
// param: id string : account
// param: limit int : rows
MATCH (a:Account {id: $id})-[r:PAID]->(v:PaymentAccount|Wallet|Account)
RETURN r.at AS at, r.direction AS direction, r.amount AS amount, r.currency AS currency, r.method AS method,
       v.id AS counterparty, r.counterparty_name AS counterparty_name, r.counterparty_country AS counterparty_country,
       r.bank_country AS bank_country, r.via AS via, r.attributes AS attributes, r.file AS file, r.line AS line, r.gone AS gone
ORDER BY at DESC, counterparty, line LIMIT $limit

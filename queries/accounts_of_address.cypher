// title: Accounts of an address
// answers: Who lives at, or takes deliveries at, an address that holds this text, or at one that is spelt alike?
// param: text string : part of an address, in any case
// columns: address, account, name, platform, kind, likeness
MATCH (v:Address)<-[r:LIVES_AT]-(a:Account)
WHERE NOT coalesce(r.gone, false) AND toLower(v.id) CONTAINS toLower($text)
RETURN DISTINCT v.id AS address, a.id AS account, a.name AS name, a.platform AS platform, r.kind AS kind, 'as given' AS likeness
UNION ALL
MATCH (u:Address)-[:SIMILAR_ADDRESS]-(v:Address)<-[r:LIVES_AT]-(a:Account)
WHERE NOT coalesce(r.gone, false) AND toLower(u.id) CONTAINS toLower($text) AND NOT toLower(v.id) CONTAINS toLower($text)
RETURN DISTINCT v.id AS address, a.id AS account, a.name AS name, a.platform AS platform, r.kind AS kind, 'spelt alike' AS likeness

// title: The texts of accounts, and texts by their ids
// param: ids strings : ids of accounts or documents
UNWIND $ids AS id
MATCH (a:Account {id: id})-[r:SENT_DOCUMENT]->(d:Document)
RETURN DISTINCT id AS asked, a.id AS account, d.id AS document, r.title AS title, r.kind AS kind, d.text AS text,
       r.metadata AS metadata
UNION ALL
UNWIND $ids AS id
MATCH (a:Account)-[r:SENT_DOCUMENT]->(d:Document {id: id})
RETURN DISTINCT id AS asked, a.id AS account, d.id AS document, r.title AS title, r.kind AS kind, d.text AS text,
       r.metadata AS metadata

// title: Several documents with their text
// param: ids strings : documents
UNWIND $ids AS id
MATCH (d:Document {id: id})
RETURN d.id AS id, d.title AS title, d.file AS file, d.text AS text, d.words AS words

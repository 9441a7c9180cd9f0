// title: Accounts whose id, name or user name holds a text
// param: text string : lower case
// param: most int : rows at most
MATCH (a:Account)
WHERE toLower(a.id) CONTAINS $text OR toLower(a.name) CONTAINS $text OR toLower(a.handle) CONTAINS $text
RETURN a.id AS id, a.name AS name, a.handle AS handle, a.platform AS platform, a.photo AS photo
LIMIT $most

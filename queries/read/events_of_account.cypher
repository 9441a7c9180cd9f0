// title: What observers noted about an account
// param: id string : account
MATCH (a:Account {id: $id})-[:HAD_EVENT]->(e:Event)
RETURN e.at AS at, e.kind AS kind, e.note AS note, e.attributes AS attributes, e.file AS file, e.line AS line, e.gone AS gone
ORDER BY at, kind, line

// title: Notes about a cluster
// answers: What did observers note about its members?
// param: cluster string : id of the cluster
// columns: at, account, kind, note, file, line
MATCH (c:Cluster {id: $cluster})<-[:MEMBER_OF]-(a:Account)-[:HAD_EVENT]->(e:Event)
WHERE NOT coalesce(e.gone, false)
RETURN e.at AS at, a.id AS account, e.kind AS kind, e.note AS note, e.file AS file, e.line AS line
ORDER BY at, account, kind

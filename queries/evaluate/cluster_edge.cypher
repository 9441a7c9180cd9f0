// title: Clusters whose members have an edge of this type (`TYPE`, `LABEL` and `CONDITION` are filled in from the schema)
// param: value string = "" : of the property, where one is asked for
MATCH (c:Cluster)<-[:MEMBER_OF]-(:Account)-[r:TYPE]->(n:LABEL)
WHERE CONDITION
RETURN DISTINCT c.id AS id

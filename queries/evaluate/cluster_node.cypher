// title: Clusters whose members meet a condition (`CONDITION` is filled in from the schema)
// param: value string = "" : of the property, where one is asked for
MATCH (c:Cluster)<-[:MEMBER_OF]-(n:Account)
WHERE CONDITION
RETURN DISTINCT c.id AS id

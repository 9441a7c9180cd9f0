// title: Is there a node of this label? (`LABEL` is filled in from the schema)
MATCH (n:LABEL)
RETURN n.id AS id
LIMIT 1

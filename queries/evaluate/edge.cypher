// title: Is there an edge of this type? (`LABEL` is filled in from the schema)
MATCH (:Account)-[r:LABEL]->()
RETURN r.id AS id
LIMIT 1

// title: Is there an edge of this type? (`LABEL`, and `STANDS`: that a source still says so, are filled in from the schema)
MATCH (:Account)-[r:LABEL]->()
WHERE STANDS
RETURN r.id AS id
LIMIT 1

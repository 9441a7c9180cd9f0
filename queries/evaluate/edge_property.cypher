// title: Is there an edge of this type with this property?
MATCH (:Account)-[r:LABEL]->()
WHERE r.PROPERTY IS NOT NULL AND STANDS
RETURN r.id AS id
LIMIT 1

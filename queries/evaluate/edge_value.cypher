// title: Is there an edge of this type with this value?
// param: value string : of the property
MATCH (:Account)-[r:LABEL]->()
WHERE r.PROPERTY = $value AND STANDS
RETURN r.id AS id
LIMIT 1

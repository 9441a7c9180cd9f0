// title: Is there a node of this label with this value?
// param: value string : of the property
MATCH (n:LABEL)
WHERE n.PROPERTY = $value AND STANDS
RETURN n.id AS id
LIMIT 1

// title: Is there a node of this label with this property?
MATCH (n:LABEL)
WHERE n.PROPERTY IS NOT NULL AND STANDS
RETURN n.id AS id
LIMIT 1

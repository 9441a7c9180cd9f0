// title: Is there a node of this label? (`LABEL`, and `STANDS`: that a source still says so, are filled in from the schema)
MATCH (n:LABEL)
WHERE STANDS
RETURN n.id AS id
LIMIT 1

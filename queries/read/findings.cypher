// title: Red flags found
MATCH (f:Finding)
RETURN f.flag AS flag, f.subject AS subject, f.cluster AS cluster, f.detail AS detail, f.source AS source,
       f.title AS title, f.weight AS weight, f.benign AS benign, f.id AS id
ORDER BY weight DESC, flag, subject, detail

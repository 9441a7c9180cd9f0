// title: What red flags found before
MATCH (f:Finding)
RETURN f.id AS id, f.flag AS flag, f.title AS title, f.subject AS subject, f.cluster AS cluster, f.detail AS detail,
       f.weight AS weight, f.source AS source, f.benign AS benign, f.run AS run

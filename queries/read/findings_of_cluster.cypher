// title: Red flags about a cluster or its members
// param: id string : cluster
MATCH (c:Cluster {id: $id})<-[:ABOUT]-(f:Finding)
RETURN f.flag AS flag, f.subject AS subject, f.cluster AS cluster, f.detail AS detail, f.source AS source,
       f.title AS title, f.weight AS weight, f.benign AS benign, f.id AS id
UNION ALL
MATCH (c:Cluster {id: $id})<-[:MEMBER_OF]-(a:Account)<-[:ABOUT]-(f:Finding)
RETURN f.flag AS flag, f.subject AS subject, f.cluster AS cluster, f.detail AS detail, f.source AS source,
       f.title AS title, f.weight AS weight, f.benign AS benign, f.id AS id

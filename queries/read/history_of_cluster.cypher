// title: The life of a cluster
// param: id string : cluster
MATCH (e:ClusterEvent)
WHERE e.cluster = $id
RETURN e.at AS at, e.kind AS kind, e.detail AS detail, e.run AS run
ORDER BY at, kind, detail

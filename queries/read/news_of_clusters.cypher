// title: What happened to several clusters since a moment
// param: ids strings : clusters
// param: since string : moment
MATCH (e:ClusterEvent)
WHERE e.cluster IN $ids AND e.at > $since
RETURN e.cluster AS cluster, e.kind AS kind, e.detail AS detail, e.at AS at
ORDER BY at DESC, cluster, kind

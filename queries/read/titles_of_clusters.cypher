// title: The red flags found in several clusters
// param: ids strings : clusters
MATCH (f:Finding)
WHERE f.cluster IN $ids
RETURN f.cluster AS cluster, f.flag AS flag, min(f.title) AS title, max(f.weight) AS weight, count(*) AS findings
ORDER BY cluster, weight DESC, flag

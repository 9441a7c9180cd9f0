// title: How many red flags each cluster has
MATCH (f:Finding)
WHERE f.cluster IS NOT NULL
RETURN f.cluster AS cluster, count(*) AS findings

// title: The platforms that clusters are on
MATCH (c:Cluster)
UNWIND c.platforms AS platform
RETURN DISTINCT platform
ORDER BY platform

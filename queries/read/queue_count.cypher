// title: How many clusters fit
// param: signal string : evidence it has, or an empty text
// param: second string : other evidence it has, or an empty text
// param: third string : other evidence it has, or an empty text
// param: platform string : a platform it is on, or an empty text
// param: everything bool : whether `picked` counts for nothing
// param: picked strings : clusters
// param: left_out strings : clusters
MATCH (c:Cluster)
WHERE ($everything OR c.id IN $picked) AND NOT c.id IN $left_out
  AND ($signal = '' OR $signal IN c.signals) AND ($second = '' OR $second IN c.signals)
  AND ($third = '' OR $third IN c.signals) AND ($platform = '' OR $platform IN c.platforms)
RETURN count(*) AS clusters

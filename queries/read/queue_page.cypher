// title: A page of the clusters that fit, in order
// param: rank_by string : risk, size, weakest or newest
// param: signal string : evidence it has, or an empty text
// param: second string : other evidence it has, or an empty text
// param: third string : other evidence it has, or an empty text
// param: platform string : a platform it is on, or an empty text
// param: everything bool : whether `picked` counts for nothing
// param: picked strings : clusters
// param: left_out strings : clusters
// param: skip int : rows to pass over
// param: most int : rows at most
MATCH (c:Cluster)
WHERE ($everything OR c.id IN $picked) AND NOT c.id IN $left_out
  AND ($signal = '' OR $signal IN c.signals) AND ($second = '' OR $second IN c.signals)
  AND ($third = '' OR $third IN c.signals) AND ($platform = '' OR $platform IN c.platforms)
RETURN c.id AS id, CASE WHEN $rank_by = 'newest' THEN coalesce(c.first_seen, '') ELSE '' END AS recent,
       CASE WHEN $rank_by = 'size' THEN c.size * 1.0 WHEN $rank_by = 'weakest' THEN -c.weakest ELSE c.risk END AS rank,
       c.size AS size
ORDER BY recent DESC, rank DESC, size DESC, id SKIP $skip LIMIT $most

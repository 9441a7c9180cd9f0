// title: Accounts that live or work where others have their parcels sent
// param: min_parcels int : other accounts, at least
MATCH (a:Account)-[h:LIVES_AT]->(d:Address)<-[r:LIVES_AT]-(b:Account)
WHERE NOT coalesce(h.gone, false) AND NOT coalesce(r.gone, false) AND h.kind <> 'delivery' AND r.kind = 'delivery' AND a.id <> b.id
  AND NOT EXISTS { MATCH (b)-[k:LIVES_AT]->(d) WHERE NOT coalesce(k.gone, false) AND k.kind <> 'delivery' }
WITH a, d, count(DISTINCT b.id) AS others
WHERE others >= $min_parcels
RETURN a.id AS account, d.id AS address, others AS others

// title: Several clusters
// param: ids strings : clusters
UNWIND $ids AS id
MATCH (c:Cluster {id: id})
RETURN c.id AS id, c.size AS size, c.risk AS risk, c.accounts AS accounts, c.signals AS signals,
       c.first_seen AS first_seen, c.platforms AS platforms, c.weakest AS weakest, c.density AS density, c.born AS born

// title: Same network address within the hour
// answers: Which accounts logged in from one address, shortly after one another?
// param: minutes int = 60 : at most so far apart
// param: hubs bool = false : also addresses too widely shared to link on, such as VPN exits
// columns: ip, left, right, times, first
MATCH (a:Account)-[r:LOGGED_IN_FROM]->(v:IPAddress)<-[s:LOGGED_IN_FROM]-(b:Account)
WHERE NOT coalesce(r.gone, false) AND NOT coalesce(s.gone, false)
  AND a.id < b.id AND ($hubs OR v.hub = false) AND abs(r.at_epoch - s.at_epoch) <= $minutes * 60
RETURN v.id AS ip, a.id AS left, b.id AS right, count(*) AS times, min(r.at) AS first
ORDER BY times DESC, ip, left, right

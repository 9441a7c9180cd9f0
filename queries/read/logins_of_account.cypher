// title: Logins of an account, newest first
// param: id string : account
// param: limit int : rows
MATCH (a:Account {id: $id})-[r:LOGGED_IN_FROM]->(v:IPAddress)
RETURN r.at AS at, r.ended_at AS ended_at, v.id AS ip, r.port AS port, r.country AS country,
       r.user_agent AS user_agent, r.device AS device, r.attributes AS attributes,
       r.file AS file, r.line AS line, r.gone AS gone
ORDER BY at DESC, ip, line LIMIT $limit

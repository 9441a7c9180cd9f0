// title: What the risk of an account or a cluster is the sum of
// param: id string : account or cluster
MATCH (p:RiskPart)
WHERE p.subject = $id
RETURN p.name AS name, p.points AS points, p.reason AS reason, p.flags AS flags, p.place AS place
ORDER BY place

// title: The roles suggested for the accounts of a cluster
// param: id string : cluster
MATCH (r:Role)
WHERE r.cluster = $id
RETURN r.id AS account, r.role AS role, r.says AS says, r.because AS because
ORDER BY role, account

// title: The role suggested for an account
// param: id string : account
MATCH (r:Role {id: $id})
RETURN r.role AS role, r.says AS says, r.because AS because

// title: Judgements about an account, oldest first
// param: id string : account
MATCH (j:Judgement)
WHERE j.left = $id OR j.right = $id
RETURN j.left AS left, j.right AS right, j.judgement AS judgement, j.by AS by, j.reason AS reason, j.at AS at,
       j.file AS file, j.line AS line, j.id AS id
ORDER BY at, file, line, id

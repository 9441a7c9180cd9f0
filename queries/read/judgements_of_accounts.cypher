// title: Judgements about these accounts, oldest first
// param: ids strings : accounts
MATCH (j:Judgement)
WHERE j.left IN $ids AND j.right IN $ids
RETURN j.left AS left, j.right AS right, j.judgement AS judgement, j.by AS by, j.reason AS reason, j.at AS at,
       j.file AS file, j.line AS line, j.id AS id, j.signal AS signal
ORDER BY at, file, line, id

// title: What was left out, and why
MATCH (r:Reject)
RETURN r.file AS file, r.line AS line, r.reason AS reason, r.run AS run
ORDER BY file, line, reason

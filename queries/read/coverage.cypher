// title: For each red flag, found, clear or untestable
MATCH (s:FlagStatus)
RETURN s.flag AS flag, s.status AS status, s.title AS title, s.findings AS findings, s.needs AS needs
ORDER BY flag

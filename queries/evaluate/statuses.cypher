// title: What was said of each red flag before
MATCH (f:FlagStatus)
RETURN f.id AS id, f.flag AS flag, f.title AS title, f.status AS status, f.findings AS findings, f.needs AS needs

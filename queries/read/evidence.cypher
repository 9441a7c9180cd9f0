// title: Every piece of evidence, or that of one signal
// param: signal string : name of a signal, empty for all
MATCH (a:Account)-[e:EVIDENCE]->(b:Account)
WHERE $signal = '' OR e.signal = $signal
RETURN e.signal AS signal, a.id AS left, b.id AS right, e.left_value AS left_value, e.right_value AS right_value,
       e.level AS level, e.weight AS weight, e.detail AS detail, e.suppressed AS suppressed,
       e.family AS family, e.accounts AS accounts, e.id AS id
ORDER BY weight DESC, left, right, signal, id

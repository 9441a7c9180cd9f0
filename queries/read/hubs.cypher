// title: Values too widely shared to link on
MATCH (h:Hub)
RETURN h.kind AS kind, h.value AS value, h.accounts AS accounts, h.suppressed AS suppressed,
       h.would_join AS would_join, h.would_size AS would_size, h.reason AS reason, h.id AS id
ORDER BY accounts DESC, kind, value

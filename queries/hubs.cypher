// title: Hubs
// answers: Which values do too many accounts share to link on, and how many would each merge?
// param: kind string = "" : a signal, empty for all
// columns: kind, value, accounts, suppressed, would_size, reason
MATCH (h:Hub)
WHERE $kind = '' OR h.kind = $kind
RETURN h.kind AS kind, h.value AS value, h.accounts AS accounts, h.suppressed AS suppressed,
       h.would_size AS would_size, h.reason AS reason
ORDER BY accounts DESC, kind, value

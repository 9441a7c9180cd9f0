// title: Why these values were suppressed
// param: values strings : values
MATCH (h:Hub)
WHERE h.value IN $values
RETURN h.kind AS kind, h.value AS value, h.suppressed AS suppressed, h.reason AS reason
ORDER BY value, kind

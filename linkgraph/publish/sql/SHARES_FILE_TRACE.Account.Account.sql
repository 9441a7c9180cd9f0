SELECT id, source, target, what, value FROM shared_trace

SELECT id, source, target, what, value FROM openly

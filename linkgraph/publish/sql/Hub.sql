SELECT id, kind, value, accounts, suppressed, reason, would_join, would_size FROM hub

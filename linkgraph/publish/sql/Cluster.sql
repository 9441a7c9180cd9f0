SELECT id, size, risk, accounts, platforms, signals, first_seen, weakest, density, born FROM cluster

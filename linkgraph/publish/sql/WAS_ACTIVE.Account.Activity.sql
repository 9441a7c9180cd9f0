SELECT DISTINCT account AS id, account AS source, account AS target FROM login

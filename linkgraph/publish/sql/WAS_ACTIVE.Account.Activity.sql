-- of accounts
SELECT DISTINCT account AS id, account AS of_account, account AS source, account AS target FROM login

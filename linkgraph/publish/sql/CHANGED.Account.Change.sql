-- of accounts
SELECT id, account AS of_account, account AS source, id AS target FROM change

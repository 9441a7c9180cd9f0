SELECT id, account AS source, id AS target FROM change

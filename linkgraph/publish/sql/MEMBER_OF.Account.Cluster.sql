SELECT left(md5(account || '|' || cluster), 16) AS id, account AS source, cluster AS target FROM cluster_member

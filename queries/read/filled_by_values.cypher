// title: How many accounts of each platform have each kind of value
MATCH (a:Account)-[:HAS_EMAIL]->(:Email)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'email' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:HAS_PHONE]->(:Phone)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'phone' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:HAS_WALLET]->(:Wallet)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'wallet' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:HAS_PAYMENT_ACCOUNT]->(:PaymentAccount)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'payment_account' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:HAS_DEVICE]->(:Device)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'device' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:HAS_WEBSITE]->(:Website)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'website' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:LIVES_AT]->(:Address)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'address' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:SENT_DOCUMENT]->(:Document)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'document' AS field, count(DISTINCT a.id) AS accounts
UNION ALL
MATCH (a:Account)-[:LOGGED_IN_FROM]->(:IPAddress)
WHERE a.observed
RETURN coalesce(a.platform, '') AS platform, 'login' AS field, count(DISTINCT a.id) AS accounts

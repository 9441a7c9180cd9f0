// title: The accounts that show these values now
// param: ids strings : ids of values
UNWIND $ids AS id
MATCH (v:Email {id: id})<-[r:HAS_EMAIL]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Phone {id: id})<-[r:HAS_PHONE]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Handle {id: id})<-[r:HAS_HANDLE]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Wallet {id: id})<-[r:HAS_WALLET]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:PaymentAccount {id: id})<-[r:HAS_PAYMENT_ACCOUNT]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Device {id: id})<-[r:HAS_DEVICE]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Website {id: id})<-[r:HAS_WEBSITE]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Address {id: id})<-[r:LIVES_AT]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Photo {id: id})<-[r:SHOWS_PHOTO]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:Document {id: id})<-[r:SENT_DOCUMENT]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub
UNION ALL
UNWIND $ids AS id
MATCH (v:IPAddress {id: id})<-[r:LOGGED_IN_FROM]-(a:Account) WHERE NOT coalesce(r.gone, false)
RETURN DISTINCT a.id AS account, type(r) AS type, v.id AS value, v.accounts AS accounts, v.hub AS hub

// title: Several accounts, the fields that lists and drawings show
// param: ids strings : accounts
UNWIND $ids AS id
MATCH (a:Account {id: id})
RETURN a.id AS id, a.name AS name, a.handle AS handle, a.platform AS platform, a.photo AS photo,
       a.country AS country, a.headline AS headline, a.created_at AS created_at, a.first_seen AS first_seen,
       a.observed AS observed, a.gone AS gone

// title: Find accounts
// answers: Which accounts have this text in their id, name, handle or headline?
// param: text string : in any case
// param: count int = 100 : how many
// columns: account, name, handle, platform, headline
MATCH (a:Account)
WHERE toLower(a.id) CONTAINS toLower($text) OR toLower(a.name) CONTAINS toLower($text)
   OR toLower(a.handle) CONTAINS toLower($text) OR toLower(a.headline) CONTAINS toLower($text)
RETURN a.id AS account, a.name AS name, a.handle AS handle, a.platform AS platform, a.headline AS headline
ORDER BY account
LIMIT $count

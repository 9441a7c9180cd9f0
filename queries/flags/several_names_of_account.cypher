// id: several_names_of_account
// title: An account seen under several names
// meaning: The account's own sources spell its name in several ways, or give different names.
// benign: A marriage, a nickname, a transliteration.
// source: bfv_advisory_2024_02: such as spellings of names, work experience, educational qualifications and languages spoken, are often inconsistent
// weight: 4
// group: names
// needs: Account.names
// param: min_names int = 2 : at least so many
// detail: It was seen as {names}
// columns: subject, names
// version: 1
MATCH (a:Account)
WHERE size(a.names) >= $min_names
RETURN a.id AS subject, a.names AS names

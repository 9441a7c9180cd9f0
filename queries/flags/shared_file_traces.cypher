// id: shared_file_traces
// title: Files of several accounts name one author, template or camera
// meaning: Documents or pictures of accounts with other names were written by one author, made from one file, or taken with one camera, and the accounts do not say that they share a firm.
// benign: A writer of CVs, a photographer, a friend's computer, an agency.
// source: us_it_workers_advisory_2022_lawfirm: frequent use of document templates for things such as bidding documents and project communication methods, especially if the same templates are used across different developer accounts
// source: us_it_workers_advisory_2022_lawfirm: either that they have made themselves using software such as Photoshop, or that they have paid a document forgery company to alter
// weight: 8
// group: files
// needs: Account.file_traces
// detail: Its files share {traces} with those of {names}
// columns: subject, traces, names
// version: 1
MATCH (a:Account)-[t:SHARES_FILE_TRACE]-(b:Account)
WHERE toLower(a.name) <> toLower(b.name)
  AND NOT EXISTS { MATCH (a)-[:SIMILAR_NAME]-(b) } AND NOT EXISTS { MATCH (a)-[:OPENLY_TOGETHER]-(b) }
RETURN a.id AS subject, collect(DISTINCT t.what) AS traces, collect(DISTINCT b.name) AS names

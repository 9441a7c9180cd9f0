// id: edited_pictures
// title: A picture that names an editing program or a generator
// meaning: A picture of the account says that it was edited, or made by a program.
// benign: A retouched portrait; most photographers use such programs.
// source: bfv_advisory_2024_02: Application photographs are sometimes generated using AI programmes. Alternatively, stolen photographs are altered using image editing software.
// weight: 4
// group: photo
// needs: Account.picture_tools
// param: words strings = photoshop, gimp, affinity, pixelmator, faceapp, facetune, meitu, snapseed, picsart, canva, paint.net, midjourney, stable diffusion, dall, firefly, algorithmicmedia, generated : in lower case
// detail: Its pictures name {tools}
// columns: subject, tools
// version: 2
MATCH (a:Account)
WHERE NOT coalesce(a.gone, false) AND size(a.picture_tools) > 0
UNWIND a.picture_tools AS tool
WITH a, tool
WHERE any(word IN $words WHERE toLower(tool) CONTAINS word)
RETURN a.id AS subject, collect(DISTINCT tool) AS tools

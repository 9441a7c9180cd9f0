SELECT id, text, fields, kinds, accounts, documents, held_back FROM template

SELECT id, text, fields, accounts, documents FROM template

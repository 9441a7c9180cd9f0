-- of accounts
SELECT id, account AS of_account, account AS source, document AS target, raw, file, line, sent_at AS first_seen, sent_at AS last_seen, run, gone, kind,
       path, client, title, sent_at, epoch(try_cast(sent_at AS TIMESTAMPTZ))::BIGINT AS sent_epoch, m.metadata,
       extra AS attributes
FROM sent LEFT JOIN file_metadata m USING (content_kind, content_file)

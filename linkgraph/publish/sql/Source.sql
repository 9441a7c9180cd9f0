SELECT s.file AS id, s.file, s.kind, t.sha256, t.size, s.run, s.gone FROM source s LEFT JOIN source_sum t ON t.file = s.file

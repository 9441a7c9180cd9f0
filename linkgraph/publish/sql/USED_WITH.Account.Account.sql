SELECT id, source, target, ip, times, minutes FROM used_with

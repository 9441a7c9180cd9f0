SELECT * FROM alike_value WHERE signal = 'photo'

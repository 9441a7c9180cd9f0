SELECT left(md5(concat_ws('|', template, document)), 16) AS id, document AS source, template AS target, fillings FROM template_use

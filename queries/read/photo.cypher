// title: The file of a picture
// param: id string : picture
MATCH (p:Photo {id: $id})
RETURN p.file AS file

// The things of the graph and their relations, deals first.
MATCH link = (one:Deal|Organization|Drug|Right|Trial|Disease|Person|Target)-[relation]->()
WITH link, relation, one
ORDER BY one:Deal DESC, relation.key
RETURN link
LIMIT $limit

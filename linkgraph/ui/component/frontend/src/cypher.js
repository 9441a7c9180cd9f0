// Cuts a line of Cypher into pieces to be coloured. Comments, strings, words of the language, labels, parameters, numbers.

const PATTERN = /(\/\/.*)|('(?:\\.|[^'\\])*'?|"(?:\\.|[^"\\])*"?)|(\$\w+)|(:\s*[A-Za-z_]\w*(?:\|[A-Za-z_]\w*)*)|(\b\d+(?:\.\d+)?\b)|(\b[A-Za-z_]\w*\b)|(\s+|.)/g;
const WORDS = new Set(("match optional where return with as order by limit skip unwind union all distinct and or not in is null case when then else end " +
  "contains starts ends exists count collect sum min max avg coalesce any none single asc desc true false").split(" "));

export function pieces(line) {
  return [...line.matchAll(PATTERN)].map((found) => {
    const [text, comment, string, parameter, label, number, word] = found;
    if (comment) return ["comment", text];
    if (string) return ["string", text];
    if (parameter) return ["parameter", text];
    if (label) return ["label", text];
    if (number) return ["number", text];
    if (word && WORDS.has(word.toLowerCase())) return ["word", text];
    return ["plain", text];
  });
}

// What the comments of the source say to callers.
import ts from 'typescript';

const FIRST_SENTENCE = /^(.*?[.:?!])(?:\s|$)/s;

const textOf = (comment) => (ts.getTextOfJSDocComment(comment) ?? '').replace(/\s+/g, ' ').trim();

/** The comment of a type or a member, for `description`. */
export const docOf = (symbol, checker) => ({
  description: symbol ? paragraphs(ts.displayPartsToString(symbol.getDocumentationComment(checker))) : '',
});

/** Lines of a comment are one paragraph; an empty line begins another. */
function paragraphs(comment) {
  return comment
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.replace(/\s*\n\s*/g, ' ').trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n\n');
}

/** The comment of a route: its first sentence is the summary, its tags say the rest. */
export function routeDocOf(method, checker) {
  const { description } = docOf(checker.getSymbolAtLocation(method.name), checker);
  const summary = FIRST_SENTENCE.exec(description)?.[1] ?? description;
  const rest = description.slice(summary.length).trim();
  return { summary: summary.replace(/[.:]$/, ''), description: rest, tags: tagsOf(method) };
}

/** Tag name to what stands behind each tag of that name. */
export function tagsOf(node) {
  const tags = new Map();
  for (const tag of ts.getJSDocTags(node)) {
    const name = tag.tagName.text;
    const parameter = ts.isJSDocParameterTag(tag) ? `${tag.name.getText()} ` : '';
    tags.set(name, [...(tags.get(name) ?? []), parameter + textOf(tag.comment)]);
  }
  return tags;
}

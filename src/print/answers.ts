import {
  attribute,
  descendants,
  elementsIn,
  headingLevel,
  htmlOf,
  remove,
  rename,
  setAttribute,
  treeOf,
  type Element,
  type Parent,
} from './tree.ts';

/** A question, and its answer, as HTML without ids. */
export interface Answer {
  readonly question: string;
  readonly answer: string;
}

/** What begins an answer's attributes: without it no tree need be made. */
const MARK = ' data-answer';

/** The answers in a page's HTML, in its order, for the last pages. */
export function answersOf(html: string): Answer[] {
  return html.includes(MARK) ? answersIn(treeOf(html)) : [];
}

/** The answers in a tree, which stays as it is. An answer within an answer belongs to it. */
export function answersIn(tree: Parent): Answer[] {
  const answers: Answer[] = [];
  const visit = (parent: Parent) => {
    for (const element of elementsIn(parent)) {
      if (attribute(element, 'data-answer') === undefined) visit(element);
      else if (element.tagName === 'td') answers.push(fromCell(element));
      else answers.push(fromFold(element));
    }
  };
  visit(tree);
  return answers;
}

function fromCell(cell: Element): Answer {
  const [question] = elementsIn(cell.parentNode!);
  return { question: copyOf(question!), answer: copyOf(cell) };
}

function fromFold(details: Element): Answer {
  const summary = elementsIn(details).find(({ tagName }) => tagName === 'summary');
  return {
    question: summary ? copyOf(summary) : '',
    answer: copyOf(details, summary),
  };
}

/** The HTML in an element, without one of its children, fit to stand a second time on the same page. */
function copyOf(element: Element, left?: Element): string {
  const copy = treeOf(htmlOf(element));
  if (left) remove(copy.childNodes[element.childNodes.indexOf(left)]!);
  for (const node of descendants(copy)) {
    for (const name of ['id', 'popover', 'popovertarget', 'tabindex', 'data-answer'])
      setAttribute(node, name, undefined);
    // Headings of their own would stand among the bookmarks.
    if (headingLevel(node) !== undefined) rename(node, 'p');
  }
  return htmlOf(copy).trim();
}

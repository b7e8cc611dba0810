interface AttributeTest {
  name: string;
  operator: string;
  value: string;
}

interface Compound {
  tag?: string;
  id?: string;
  classes: string[];
  attributes: AttributeTest[];
  not: Compound[];
}

interface Step {
  /** How this step relates to the one on its left; empty for the leftmost. */
  combinator: '' | ' ' | '>' | '+' | '~';
  compound: Compound;
}

/** A parsed CSS selector, without a list's commas. */
export interface Selector {
  steps: Step[];
  /** Ids, classes and tags as one comparable number. */
  specificity: number;
}

const TOKEN =
  /\s*([>+~])\s*|(\s+)|([a-zA-Z][\w-]*|\*)|#([\w\u0080-\uffff-]+)|\.([\w\u0080-\uffff-]+)|\[\s*([\w-]+)\s*(?:([~|^$*]?=)\s*["']?([^"'\]]*)["']?)?\s*\]|:not\(([^)]*)\)/y;

/**
 * Parses the selectors that Mermaid's style sheets use. Null for one that can
 * never match in a still picture (`:hover`, `::before`) or that is not
 * understood: such a rule is left out, as a browser would.
 */
export function parseSelector(source: string): Selector | null {
  const text = source.trim();
  const selector: Selector = { steps: [emptyStep('')], specificity: 0 };
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const token = TOKEN.exec(text);
    if (!token) return null;
    const combinator = (token[1] ?? (token[2] && ' ')) as Step['combinator'] | undefined;
    if (combinator) selector.steps.push(emptyStep(combinator));
    else if (!addSimple(selector, token)) return null;
  }
  return selector;
}

function emptyStep(combinator: Step['combinator']): Step {
  return { combinator, compound: { classes: [], attributes: [], not: [] } };
}

function addSimple(selector: Selector, token: RegExpExecArray): boolean {
  const [, , , tag, id, className, attribute, operator, value, not] = token;
  const { compound } = selector.steps.at(-1)!;
  if (tag) {
    if (tag !== '*') compound.tag = tag.toLowerCase();
    selector.specificity += tag === '*' ? 0 : 1;
  } else if (id) {
    compound.id = id;
    selector.specificity += 1e6;
  } else if (className) {
    compound.classes.push(className);
    selector.specificity += 1e3;
  } else if (attribute) {
    compound.attributes.push({ name: attribute, operator: operator ?? '', value: value ?? '' });
    selector.specificity += 1e3;
  } else if (not) {
    const inner = parseSelectorAfterLastIndex(not);
    if (inner?.steps.length !== 1) return false;
    compound.not.push(inner.steps[0]!.compound);
    selector.specificity += inner.specificity;
  }
  return true;
}

// The token expression is sticky and shared: remember where the outer selector stands.
function parseSelectorAfterLastIndex(source: string): Selector | null {
  const { lastIndex } = TOKEN;
  const inner = parseSelector(source);
  TOKEN.lastIndex = lastIndex;
  return inner;
}

/** Whether the element is one that the selector means. */
export function matches(element: Element, selector: Selector): boolean {
  return matchesFrom(element, selector.steps, selector.steps.length - 1);
}

function matchesFrom(element: Element, steps: readonly Step[], index: number): boolean {
  const { compound, combinator } = steps[index]!;
  if (!matchesCompound(element, compound)) return false;
  const next = (other: Element) => matchesFrom(other, steps, index - 1);
  switch (combinator) {
    case '':
      return true;
    case '>':
      return !!element.parentElement && next(element.parentElement);
    case '+':
      return !!element.previousElementSibling && next(element.previousElementSibling);
    case ' ':
      for (let up = element.parentElement; up; up = up.parentElement) if (next(up)) return true;
      return false;
    case '~':
      for (let other = element.previousElementSibling; other; other = other.previousElementSibling)
        if (next(other)) return true;
      return false;
  }
}

function matchesCompound(element: Element, compound: Compound): boolean {
  const { tag, id, classes, attributes, not } = compound;
  if (tag && element.localName.toLowerCase() !== tag) return false;
  if (id && element.getAttribute('id') !== id) return false;
  if (classes.length > 0) {
    const own = ` ${(element.getAttribute('class') ?? '').replace(/\s+/g, ' ')} `;
    if (!classes.every((name) => own.includes(` ${name} `))) return false;
  }
  return (
    attributes.every((test) => matchesAttribute(element, test)) &&
    !not.some((inner) => matchesCompound(element, inner))
  );
}

function matchesAttribute(element: Element, { name, operator, value }: AttributeTest): boolean {
  const own = element.getAttribute(name);
  if (own === null) return false;
  switch (operator) {
    case '=':
      return own === value;
    case '~=':
      return own.split(/\s+/).includes(value);
    case '^=':
      return own.startsWith(value);
    case '$=':
      return own.endsWith(value);
    case '*=':
      return own.includes(value);
    case '|=':
      return own === value || own.startsWith(`${value}-`);
    default:
      return true;
  }
}

/**
 * A name (`.class`, `#id` or tag) that every match of the selector carries, to
 * sort rules into drawers; empty when it may be any element.
 */
export function keyOf(selector: Selector): string {
  const { tag, id, classes } = selector.steps.at(-1)!.compound;
  if (classes.length > 0) return `.${classes[0]!}`;
  if (id) return `#${id}`;
  return tag ?? '';
}

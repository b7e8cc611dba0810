import { keyOf, matches, parseSelector, type Selector } from './selector.ts';

export interface Declaration {
  property: string;
  value: string;
  important: boolean;
}

interface Rule {
  selector: Selector;
  declarations: Declaration[];
  order: number;
}

/** A value in the cascade, with what tells it from others for the same property. */
export interface Declared {
  value: string;
  /** Which wins: the larger one. */
  weight: number;
  /** Written as `style=`, where Mermaid puts what the author asked for. */
  inline: boolean;
}

/** Splits `a: b; c: d !important` into declarations; semicolons inside brackets do not end one. */
export function parseDeclarations(text: string): Declaration[] {
  const declarations: Declaration[] = [];
  for (const [, name, rest] of text.matchAll(
    /([\w-]+)\s*:\s*((?:[^;("']|\([^)]*\)|"[^"]*"|'[^']*')*)/g,
  )) {
    const value = rest!.trim();
    const important = /\s*!\s*important$/i.exec(value);
    declarations.push({
      property: name!.toLowerCase(),
      value: important ? value.slice(0, important.index) : value,
      important: !!important,
    });
  }
  return declarations;
}

/** Top-level blocks of a style sheet; at-rules come whole, with their blocks unread. */
function* blocks(css: string): Generator<{ prelude: string; body: string }> {
  const text = css.replace(/\/\*[^]*?\*\//g, '');
  for (let at = 0; ;) {
    const open = text.indexOf('{', at);
    if (open < 0) return;
    let close = open + 1;
    for (let depth = 1; close < text.length && depth > 0; close++)
      depth += text[close] === '{' ? 1 : text[close] === '}' ? -1 : 0;
    yield { prelude: text.slice(at, open).trim(), body: text.slice(open + 1, close - 1) };
    at = close;
  }
}

/** The rules of a diagram's `<style>`, ready to be asked which apply to an element. */
export class StyleSheet {
  private readonly byKey = new Map<string, Rule[]>();

  constructor(css: string) {
    let order = 0;
    for (const { prelude, body } of blocks(css)) {
      if (prelude.startsWith('@')) continue;
      const declarations = parseDeclarations(body);
      for (const part of prelude.split(/,(?![^([]*[)\]])/)) {
        const selector = parseSelector(part);
        if (selector) this.add({ selector, declarations, order: order++ });
      }
    }
  }

  private add(rule: Rule): void {
    const key = keyOf(rule.selector);
    const drawer = this.byKey.get(key);
    if (drawer) drawer.push(rule);
    else this.byKey.set(key, [rule]);
  }

  /**
   * What the style sheet and `style=` declare for one element, the winner of
   * each property; presentation attributes and inheritance not included.
   */
  declared(element: Element): Map<string, Declared> {
    const winners = new Map<string, Declared>();
    const offer = (property: string, entry: Declared) => {
      if ((winners.get(property)?.weight ?? -1) <= entry.weight) winners.set(property, entry);
    };
    for (const rule of this.rulesFor(element)) {
      if (!matches(element, rule.selector)) continue;
      const weight = rule.selector.specificity + rule.order / 1e5;
      for (const { property, value, important } of rule.declarations)
        offer(property, { value, weight: weight + (important ? 1e12 : 0), inline: false });
    }
    for (const { property, value, important } of parseDeclarations(
      element.getAttribute('style') ?? '',
    ))
      offer(property, { value, weight: important ? 1e13 : 1e11, inline: true });
    return winners;
  }

  private *rulesFor(element: Element): Generator<Rule> {
    const classes = (element.getAttribute('class') ?? '').split(/\s+/).filter(Boolean);
    const keys = new Set(['', element.localName.toLowerCase(), `#${element.id}`]);
    for (const name of classes) keys.add(`.${name}`);
    for (const key of keys) yield* this.byKey.get(key) ?? [];
  }
}

const MEMORY = 32;
const parsed = new Map<string, StyleSheet>();

/** The style sheet of a diagram's root element. */
export function sheetOf(root: Element): StyleSheet {
  let css = '';
  for (const child of root.children)
    if (child.localName.toLowerCase() === 'style') css += child.textContent;
  let sheet = parsed.get(css);
  if (!sheet) {
    sheet = new StyleSheet(css);
    if (parsed.size > MEMORY) parsed.clear();
    parsed.set(css, sheet);
  }
  return sheet;
}

/** The outermost `<svg>` that an element stands in. */
export function rootOf(element: Element): Element {
  let root = element;
  for (let up: Element | null = element; up; up = up.parentElement)
    if (up.localName.toLowerCase() === 'svg') root = up;
  return root;
}

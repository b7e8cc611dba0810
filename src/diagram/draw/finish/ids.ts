import { PLACEHOLDER_ID } from '../settings.ts';

const DEFINITIONS =
  'marker, linearGradient, radialGradient, symbol, clipPath, filter, mask, pattern';
const REFERENCE = /url\(#([^)]+)\)|^#(.+)$/g;

function* references(svg: Element): Generator<string> {
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name, value } of element.attributes) {
      if (element.localName === 'a') continue;
      if (name.startsWith('aria-')) yield* value.split(' ');
      else for (const [, url, href] of value.matchAll(REFERENCE)) yield (url ?? href)!;
    }
}

/** Removes definitions that nothing refers to, and what only they referred to. */
export function dropUnused(svg: Element): void {
  for (let before = -1, now = 0; before !== now;) {
    before = svg.querySelectorAll('*').length;
    const used = new Set(references(svg));
    for (const definition of svg.querySelectorAll(DEFINITIONS))
      if (!used.has(definition.id)) definition.remove();
    now = svg.querySelectorAll('*').length;
  }
}

/**
 * Numbers the ids that are referred to, and removes all others: Mermaid makes
 * some by counting on from one diagram to the next, and repeats some.
 */
export function renumberIds(svg: Element): void {
  const used = new Set(references(svg));
  const names = new Map<string, string>();
  svg.removeAttribute('id');
  for (const element of svg.querySelectorAll('[id]')) {
    const old = element.id;
    element.removeAttribute('id');
    if (!used.has(old) || names.has(old)) continue;
    names.set(old, `${PLACEHOLDER_ID}-${names.size + 1}`);
    element.id = names.get(old)!;
  }
  for (const element of [svg, ...svg.querySelectorAll('*')])
    for (const { name, value } of [...element.attributes])
      if (name.startsWith('aria-')) element.setAttribute(name, names.get(value) ?? value);
      else if (name !== 'id' && element.localName !== 'a' && value.includes('#'))
        element.setAttribute(name, renamed(value, names));
}

function renamed(value: string, names: ReadonlyMap<string, string>): string {
  return value.replace(REFERENCE, (whole, url?: string, href?: string) => {
    const name = names.get((url ?? href)!);
    return name ? whole.replace((url ?? href)!, name) : whole;
  });
}

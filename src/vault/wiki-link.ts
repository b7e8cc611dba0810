import remarkParse from 'remark-parse';
import remarkWikiLink from 'remark-wiki-link';
import { unified } from 'unified';
import type { LinkTarget } from './types.ts';

/** The parts of one `[[...]]`. */
export interface WikiLink {
  readonly target: LinkTarget;
  /** What stands after the first `|`. */
  readonly alias: string | undefined;
}

interface WikiLinkNode {
  type: string;
  value?: string;
  data?: { alias?: string };
  position?: { end: { offset?: number } };
  children?: WikiLinkNode[];
}

const grammar = unified()
  .use(remarkParse)
  .use(function onlyWikiLinks() {
    // The slice is one link and nothing else: no other construct may claim a
    // part of it, and parsing costs a third.
    const data = this.data();
    data.micromarkExtensions ??= [];
    data.micromarkExtensions.push({ disable: { null: OTHER_CONSTRUCTS } });
  })
  .use(remarkWikiLink, {
    aliasDivider: '|',
    pageResolver: (name: string) => [name],
    hrefTemplate: (permalink: string) => permalink,
  });

const OTHER_CONSTRUCTS = [
  'attention', 'autolink', 'blockQuote', 'characterEscape', 'characterReference',
  'codeFenced', 'codeIndented', 'codeText', 'definition', 'hardBreakEscape',
  'headingAtx', 'htmlFlow', 'htmlText', 'labelEnd', 'labelStartImage',
  'labelStartLink', 'list', 'setextUnderline', 'thematicBreak',
]; // prettier-ignore

const parsed = new Map<string, WikiLink | undefined>();
/** Vaults repeat their links; the memory of a long dev session stays bounded all the same. */
const MEMORY = 50_000;

/**
 * Reads one link from its source, `[[...]]` with both brackets, by the grammar
 * of `remark-wiki-link`. `undefined` where it is none: `[[]]`, `[[|]]`, a line
 * break within.
 */
export function parseWikiLink(source: string): WikiLink | undefined {
  if (!parsed.has(source)) {
    if (parsed.size >= MEMORY) parsed.clear();
    parsed.set(source, parse(source));
  }
  return parsed.get(source);
}

function parse(source: string): WikiLink | undefined {
  const tree = grammar.parse(withoutInnerBrackets(source)) as WikiLinkNode;
  const node = tree.children?.[0]?.children?.[0];
  if (node?.type !== 'wikiLink' || node.position?.end.offset !== source.length) return undefined;
  const written = withInnerBrackets(node.value?.trim() ?? '');
  const alias = source.includes('|') ? node.data?.alias?.trim() : undefined;
  return { target: parseTarget(written), alias: alias && withInnerBrackets(alias) };
}

// The grammar ends a target at any bracket; headings may hold some (`[[#f([a])]]`).
const OPEN = '\uE000';
const CLOSE = '\uE001';

function withoutInnerBrackets(source: string): string {
  const inner = source.slice(2, -2).replaceAll('[', OPEN).replaceAll(']', CLOSE);
  return `[[${inner}]]`;
}

function withInnerBrackets(text: string): string {
  return text.replaceAll(OPEN, '[').replaceAll(CLOSE, ']');
}

/**
 * `Note#Outer#Inner` or `Note#^block` in its parts. Blanks around the parts do
 * not count. A hash with nothing behind it belongs to the name (`C#`).
 */
export function parseTarget(written: string): LinkTarget {
  const hash = written.search(/#(?!\s*$)/);
  const name = (hash < 0 ? written : written.slice(0, hash)).trim();
  if (hash < 0) return { name, headings: [], block: undefined };
  const parts = written
    .slice(hash + 1)
    .split('#')
    .map((part) => part.trim());
  const last = parts.at(-1);
  if (last?.startsWith('^')) return { name, headings: [], block: last.slice(1) };
  return { name, headings: parts.filter((part) => part !== ''), block: undefined };
}

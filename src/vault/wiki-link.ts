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

/** Stands for a bracket within a link, which the grammar has no place for: a private-use sign. */
const BRACKET = '\uE05D';

function parse(source: string): WikiLink | undefined {
  const inner = source.slice(2, -2);
  // `[[Note|]]` is a link without an alias.
  const bare = `[[${inner.replace(/\|\s*$/, '').replaceAll(']', BRACKET)}]]`;
  const node = (grammar.parse(bare) as WikiLinkNode).children?.[0]?.children?.[0];
  const isWhole = source.endsWith(']]') && node?.position?.end.offset === bare.length;
  if (node?.type !== 'wikiLink' || !isWhole || inner.includes(']]')) return undefined;
  const alias = bare.includes('|') ? node.data?.alias?.trim() : undefined;
  return {
    target: parseTarget(withBrackets(node.value ?? '')),
    alias: alias && withBrackets(alias),
  };
}

function withBrackets(text: string): string {
  return text.replaceAll(BRACKET, ']').trim();
}

/**
 * `Note#Outer#Inner` or `Note#^block` in its parts. Blanks around the parts do
 * not count. A hash with nothing behind it belongs to the name (`C#`).
 */
export function parseTarget(written: string): LinkTarget {
  if (/^\s*#\s*$/.test(written)) return { name: '', headings: [], block: undefined };
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

/** The wiki-link whose source a link or image node has, if it is one. */
export function wikiLinkIn(source: string) {
  const bare = source.startsWith('!') ? source.slice(1) : source;
  if (!bare.startsWith('[[')) return undefined;
  return parseWikiLink(unescape(bare));
}

/** In a table a `|` is escaped by the author, a `$` everywhere by `prepareBody`. */
function unescape(source: string): string {
  return source.replace(/\\([|$])/g, '$1');
}

/** The target as its author wrote it: without brackets and alias. */
export function writtenTarget(source: string): string {
  return unescape(source)
    .replace(/^!?\[\[/, '')
    .replace(/\]\]$/, '')
    .split('|')[0]!
    .trim();
}

/** What a link without an alias shows: `Note`, `Note > Heading`, `Heading`. */
export function shownTarget({
  name,
  headings,
  block,
}: {
  name: string;
  headings: readonly string[];
  block: string | undefined;
}): string {
  const parts = [name, ...headings].filter((part) => part !== '');
  if (parts.length === 0 && block !== undefined) return `^${block}`;
  return parts.join(' > ');
}

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
  position?: { start: { offset?: number } };
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
/** Each link is read twice, for the outline and for the page; a long dev session stays bounded all the same. */
const MEMORY = 50_000;

/**
 * Reads one link from its source, `[[...]]` with both brackets, by the grammar
 * of `remark-wiki-link`. `undefined` where it is none: `[[]]`, `[[|]]`, a line
 * break within.
 */
export function parseWikiLink(source: string): WikiLink | undefined {
  if (!parsed.has(source)) learn([source]);
  return parsed.get(source);
}

/**
 * Reads the links of a note in one go, so that each is known when it is asked
 * for: to start the grammar costs ten times as much as to read a link.
 *
 * @param sources as for `wikiLinkIn`
 */
export function learnWikiLinks(sources: Iterable<string>): void {
  const unknown = new Set<string>();
  for (const source of sources) {
    const link = linkSource(source);
    if (link !== undefined && !parsed.has(link)) unknown.add(link);
  }
  if (unknown.size > 0) learn([...unknown]);
}

/** Links by their source. */
export type WikiLinks = ReadonlyMap<string, WikiLink | undefined>;

/** What has been read so far, for another thread to take over. */
export function knownWikiLinks(): WikiLinks {
  return parsed;
}

/** Takes over what another thread has read. */
export function rememberWikiLinks(known: WikiLinks): void {
  for (const [source, link] of known) parsed.set(source, link);
}

/** Stands for a bracket within a link, which the grammar has no place for: a private-use sign. */
const BRACKET = '\uE05D';

/** Puts sources into the memory: one text for the grammar, which finds each of them in its place or not at all. */
function learn(sources: readonly string[]) {
  if (parsed.size + sources.length > MEMORY) parsed.clear();
  const slices = sources.map(sliceOf);
  const [paragraph] = (grammar.parse(slices.join(SEPARATOR)) as WikiLinkNode).children ?? [];
  const found = new Map(paragraph?.children?.map((node) => [node.position?.start.offset, node]));
  let offset = 0;
  for (const [at, source] of sources.entries()) {
    const slice = slices[at]!;
    parsed.set(detached(source), linkIn(found.get(offset), slice));
    offset += slice.length + SEPARATOR.length;
  }
}

/** What no link begins or ends with, and no other construct either. */
const SEPARATOR = '-';

/** A source as the grammar reads it; what cannot be a link must not take a part of the next. */
function sliceOf(source: string): string {
  const inner = source.slice(2, -2);
  const isLink = source.endsWith(']]') && !inner.includes(']]') && !/[\r\n]/.test(inner);
  // `[[Note|]]` is a link without an alias.
  return isLink ? `[[${inner.replace(/\|\s*$/, '').replaceAll(']', BRACKET)}]]` : '';
}

/** A copy with memory of its own: a part cut from a note keeps all of the note. */
function detached(text: string): string {
  return JSON.parse(JSON.stringify(text)) as string;
}

function linkIn(node: WikiLinkNode | undefined, slice: string): WikiLink | undefined {
  if (node?.type !== 'wikiLink') return undefined;
  const alias = slice.includes('|') ? node.data?.alias?.trim() : undefined;
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
export function wikiLinkIn(source: string): WikiLink | undefined {
  const link = linkSource(source);
  return link === undefined ? undefined : parseWikiLink(link);
}

function linkSource(source: string): string | undefined {
  if (!isWikiSource(source)) return undefined;
  return unescape(source.startsWith('!') ? source.slice(1) : source);
}

/** Whether the source of a link or image is written `[[...]]`; `[[x] y](z)` is a Markdown link. */
export function isWikiSource(source: string): boolean {
  return source.endsWith(']]') && /^!?\[\[/.test(source);
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

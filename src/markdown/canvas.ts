import type { CanvasEdge, CanvasGroup } from '../vault/canvas-types.ts';
import { decodeEntities } from '../vault/entities.ts';
import type { Destination, Note } from '../vault/index.ts';
import { shortenText } from '../vault/text-block.ts';
import type { OutlinedCanvas } from '../vault/types.ts';
import { fill, type Words } from '../words/index.ts';
import { canvasSvg } from './canvas-map.ts';
import { escapeHtml } from './highlight.ts';
import { proseHtml, prosePlain } from './prose.ts';
import { relocate } from './passage.ts';
import type { NoteContext } from './context.ts';

type Card = OutlinedCanvas['cards'][number];

/** In the list of cards, a text is known by its beginning. */
const NAME_LENGTH = 120;

/**
 * A canvas as a map in a frame that scrolls, and below it, closed, the same in
 * words: its cards in reading order, and what leads where. A card with a note
 * that is not on the site is left out, and so are the edges to it.
 *
 * @param render the HTML of a note's text; here of one card as if it were a note
 */
export function canvasHtml(
  context: NoteContext,
  canvas: OutlinedCanvas,
  render: (card: Note) => string,
): string {
  const { note, words } = context;
  const shown = canvas.cards.filter((card) => isOnSite(card, context));
  const roots = inReadingOrder([...canvas.groups, ...shown]);
  const numbers = new Map(shown.map((card, at) => [card.id, at + 1]));
  const contents = new Map(
    cardsOf(roots).map((card) => {
      const number = numbers.get(card.id)!;
      const html =
        noteHtml(card, context) ?? render({ ...note, ...card.outline, title: note.title });
      const place = {
        idPrefix: `card${number}.`,
        level: 2,
        noteUrl: context.addresses.page(note.route),
      };
      return [card.id, cardHtml(card, relocate(html, place).html)] as const;
    }),
  );
  const svg = canvasSvg(canvas, contents);
  if (svg === '') return '';
  const name = escapeHtml(note.title);
  const names = new Map(
    [...canvas.groups, ...shown].map((item) => [
      item.id,
      nameOf(item, contents.get(item.id) ?? '', context),
    ]),
  );
  const sentences = canvas.edges
    .filter(({ from, to }) => names.has(from) && names.has(to))
    .map((edge) => `<li>${escapeHtml(sentenceOf(edge, names, words))}</li>`);
  const connections = sentences.length === 0 ? '' : `<ul>${sentences.join('')}</ul>`;
  return (
    `<figure class="canvas"><div class="scroll" id="canvas" popover role="group" tabindex="0" aria-label="${name}">${svg}</div>` +
    `<button type="button" class="full-size" popovertarget="canvas">${escapeHtml(words.fullSize)}</button>` +
    `<details class="canvas-words" data-pagefind-ignore><summary>${escapeHtml(words.canvasText)}</summary>${listHtml(roots, names)}${connections}</details></figure>`
  );
}

/** Whether what a card shows is there for readers. A text always is; its own links say no more than they may. */
function isOnSite(card: Card, context: NoteContext): boolean {
  const destination = destinationOf(card, context);
  return destination === undefined || !['unpublished', 'missing'].includes(destination.kind);
}

/** Where the one link of a card leads that shows a note or a file. */
function destinationOf(
  { kind, outline }: Card,
  { index, note }: NoteContext,
): Destination | undefined {
  const [link] = outline.links;
  return (kind === 'note' || kind === 'file') && link ? index.destination(link, note) : undefined;
}

function cardHtml(card: Card, html: string): string {
  // What is too long for its card scrolls, and a keyboard has to get there.
  const focus = mayOverflow(card) ? ' tabindex="0"' : '';
  return `<div class="canvas-content canvas-${card.kind}"${focus}>${html}</div>`;
}

/** A note on a card: its name, and how it begins. */
function noteHtml(card: Card, context: NoteContext): string | undefined {
  const destination = destinationOf(card, context);
  if (destination?.kind !== 'note') return undefined;
  const { note, fragment } = destination;
  const url = escapeHtml(context.addresses.page(note.route, fragment));
  const excerpt = note.excerpt === '' ? '' : `<p>${proseHtml(note.excerpt)}</p>`;
  return `<p><a class="internal" href="${url}">${escapeHtml(note.title)}</a></p>${excerpt}`;
}

/** A guess by the number of lines: only the reader's browser knows. */
function mayOverflow({ kind, markdown, width, height }: Card): boolean {
  if (kind !== 'text') return false;
  const perLine = Math.max(10, width / 8);
  const lines = markdown.split('\n').map((line) => 1 + Math.floor(line.length / perLine));
  return lines.reduce((sum, count) => sum + count, 0) * 28 > height - 32;
}

/** What lies on a canvas, with what lies within it. */
interface Item {
  readonly item: Card | CanvasGroup;
  readonly children: Item[];
}

function isCard(item: Card | CanvasGroup): item is Card {
  return 'outline' in item;
}

/** Cards within the smallest group around them, line by line as one reads. */
function inReadingOrder(items: readonly (Card | CanvasGroup)[]): Item[] {
  const entries = items.map((item): Item => ({ item, children: [] }));
  const groups = entries
    .filter(({ item }) => !isCard(item))
    .sort((a, b) => a.item.width * a.item.height - b.item.width * b.item.height);
  const roots: Item[] = [];
  for (const entry of entries) {
    const around = groups.find((group) => group !== entry && isWithin(entry.item, group.item));
    (around?.children ?? roots).push(entry);
  }
  for (const { children } of groups) children.splice(0, Infinity, ...byLine(children));
  return byLine(roots);
}

function isWithin(inner: Card | CanvasGroup, outer: Card | CanvasGroup): boolean {
  const [x, y] = [inner.x + inner.width / 2, inner.y + inner.height / 2];
  const isInside =
    x > outer.x && x < outer.x + outer.width && y > outer.y && y < outer.y + outer.height;
  return isInside && inner.width * inner.height < outer.width * outer.height;
}

/** What begins at about the same height is one line. */
const LINE = 60;

function byLine(items: readonly Item[]): Item[] {
  const lines: Item[][] = [];
  for (const entry of items.toSorted((a, b) => a.item.y - b.item.y)) {
    const line = lines.at(-1);
    if (line && entry.item.y - line[0]!.item.y < LINE) line.push(entry);
    else lines.push([entry]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.item.x - b.item.x));
}

function cardsOf(items: readonly Item[]): Card[] {
  return items.flatMap(({ item, children }) => (isCard(item) ? [item] : cardsOf(children)));
}

function nameOf(item: Card | CanvasGroup, html: string, context: NoteContext): string {
  if (!isCard(item)) return item.label;
  const destination = destinationOf(item, context);
  if (destination?.kind === 'note') return destination.note.title;
  if (destination?.kind === 'attachment') return destination.path.split('/').at(-1)!;
  return shortenText(plainWords(item, html), NAME_LENGTH);
}

function plainWords({ kind, markdown, outline }: Card, html: string): string {
  if (kind === 'link') return markdown.slice(1, -1);
  const [heading] = outline.headings;
  return (
    heading?.text || prosePlain(outline.excerpt) || decodeEntities(html.replace(/<[^>]*>/g, ' '))
  );
}

function listHtml(items: readonly Item[], names: ReadonlyMap<string, string>): string {
  const entries = items.map(({ item, children }) => {
    const inside = children.length === 0 ? '' : listHtml(children, names);
    return `<li>${escapeHtml(names.get(item.id)!)}${inside}</li>`;
  });
  return `<ol>${entries.join('')}</ol>`;
}

function sentenceOf(
  { from, fromArrow, to, toArrow, label }: CanvasEdge,
  names: ReadonlyMap<string, string>,
  { diagrams: { leadsTo, leadToEachOther, isJoined } }: Words,
): string {
  const remark = label === '' ? '' : ` (${label})`;
  const [start, end] = [names.get(from)!, names.get(to)!];
  if (fromArrow && toArrow) return fill(leadToEachOther, start, end) + remark;
  if (fromArrow) return fill(leadsTo, end, start) + remark;
  return fill(toArrow ? leadsTo : isJoined, start, end) + remark;
}

import type { Image, Paragraph } from 'mdast';
import {
  defineMdastPlugin,
  type MdastPluginDefinition,
  type MdastVisitorContext,
  type PluginFactoryContext,
} from 'satteri';
import type { Destination } from '../vault/index.ts';
import { parseUrl } from '../vault/markdown-link.ts';
import { isWikiSource, shownTarget, wikiLinkIn, writtenTarget } from '../vault/outline.ts';
import type { LinkTarget } from '../vault/types.ts';
import { parseTarget } from '../vault/wiki-link.ts';
import { drawingFile } from './drawings.ts';
import { embedOf, embedSource, type Embed } from './embed-source.ts';
import { EXTERNAL, destinationOf, isSafeUrl, linkTo, sliceOf } from './links.ts';
import { mediaOf, parseAlias } from './media.ts';
import type { NoteContext } from './context.ts';
import type { Slots } from './slots.ts';
import type { Walk } from './walk.ts';

/**
 * `![[note]]`, `![[note#heading]]`, `![[image.png|300]]`, `![alt](image.png)`:
 * shows a note, a passage, a block or a file in place.
 *
 * @param htmlOf the HTML of an embedded note, or a mark for it
 */
export function embedsPlugin(
  context: NoteContext,
  walk: Walk,
  slots: Slots,
  htmlOf: (embed: Embed) => string,
) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!source.includes('![')) return undefined;
    let headings = 0;
    let lone: Readonly<Paragraph> | undefined;
    return defineMdastPlugin({
      name: 'lectern:embeds',
      heading() {
        headings++;
      },
      paragraph(node) {
        lone = isLoneImage(node, source) ? node : undefined;
      },
      image(node, visitor) {
        const request = readRequest(node, source, context);
        if (request === undefined) {
          const inLink = walk.isInLink(node, visitor);
          visitor.replaceNode(node, plainImage(node, sliceOf(node, source), inLink));
          return;
        }
        const { destination, target } = request;
        const place = {
          line: (node.position?.start.line ?? 1) + context.note.bodyLine - 1,
          heading: headings - 1,
        };
        const drawn = drawnDestination(destination, context);
        const embedded = drawn ? undefined : embedSource(destination, target);
        if (embedded && lone) {
          visitor.replaceNode(lone, slots.inPlace(htmlOf(embedOf(embedded, place, context))));
          return;
        }
        if (embedded && mayHoldBlocks(node, visitor)) {
          const html = htmlOf(embedOf(embedded, place, context));
          const isLine = visitor.parent(node).type === 'paragraph';
          visitor.replaceNode(node, isLine ? slots.block(html) : slots.inPlace(html));
          return;
        }
        if (destination.kind === 'unpublished') {
          // Not even its name: the author keeps it to himself.
          visitor.replaceNode(node, slots.block(''));
          return;
        }
        const inLink = walk.isInLink(node, visitor);
        const shown = { ...request, destination: drawn ?? destination };
        visitor.replaceNode(node, elementOf(shown, inLink, context, slots));
      },
    });
  };
}

/** The exported image of an embedded drawing. */
function drawnDestination(
  destination: Destination,
  { index }: NoteContext,
): (Destination & { kind: 'attachment' }) | undefined {
  const path = destination.kind === 'note' ? drawingFile(destination.note, index) : undefined;
  return path === undefined ? undefined : { kind: 'attachment', path, fragment: '' };
}

/** What the author asked to be shown. */
interface Request {
  readonly destination: Destination;
  readonly target: LinkTarget;
  readonly alias: string | undefined;
}

/** Undefined for what is no embed, or leads out of the vault. */
function readRequest(
  node: Readonly<Image>,
  source: string,
  context: NoteContext,
): Request | undefined {
  const slice = sliceOf(node, source);
  const wiki = wikiLinkIn(slice);
  if (wiki === undefined && isWikiSource(slice)) return undefined;
  const url = wiki ? undefined : parseUrl(node.url);
  if (wiki === undefined && url === undefined) return undefined;
  const target = wiki?.target ?? parseTarget(url!);
  const syntax = wiki ? 'wiki' : 'markdown';
  const written = url ?? writtenTarget(slice);
  return {
    target,
    alias: wiki ? wiki.alias : (node.alt ?? ''),
    destination: destinationOf(context, target, {
      syntax,
      embed: true,
      written,
    }),
  };
}

/** Whether a paragraph is nothing but an image, and stands neither in a list nor in a quotation. */
function isLoneImage(paragraph: Readonly<Paragraph>, source: string): boolean {
  const start = paragraph.position?.start;
  if (start?.column !== 1 || !source.startsWith('![', start.offset)) return false;
  // Read last: the engine makes the children of a node when it is asked for them.
  const { children } = paragraph;
  return children.length === 1 && children[0]!.type === 'image';
}

/** Blocks fit where a paragraph or a cell can be parted; inside emphasis, a heading or a link they don't. */
function mayHoldBlocks(node: Readonly<Image>, visitor: MdastVisitorContext): boolean {
  const parent = visitor.parent(node);
  return parent.type === 'paragraph' || parent.type === 'tableCell';
}

/** A file as an element; a link to what can't be shown in place, within a link its name. */
function elementOf(
  { destination, target, alias }: Request,
  inLink: boolean,
  context: NoteContext,
  slots: Slots,
) {
  if (destination.kind === 'attachment') {
    const media = mediaOf(destination, target, alias, context, slots, inLink);
    if (media && (media.type === 'image' || !inLink)) return media;
  }
  const { label = shownTarget(target) } = parseAlias(alias);
  const text = { type: 'text', value: label } as const;
  return inLink ? text : linkTo(destination, [text], context);
}

/** An image on another server is linked: to load it would be a request that leaves the site. */
function plainImage(node: Readonly<Image>, slice: string, inLink: boolean) {
  if (isWikiSource(slice)) return { type: 'inlineCode', value: slice };
  const { label = fileNameOf(node.url) } = parseAlias(node.alt ?? undefined);
  const text = { type: 'text', value: label } as const;
  const isLink = /^https?:\/\//i.test(node.url) && isSafeUrl(node.url) && !inLink;
  if (!isLink) return text;
  const hProperties = { ...EXTERNAL, className: 'external image' };
  return {
    type: 'link',
    url: node.url,
    children: [text],
    data: { hProperties },
  };
}

/** `https://example.org/a/b.png?x` -> `b.png (example.org)` */
function fileNameOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  const name = parsed.pathname.split('/').at(-1);
  return name ? `${name} (${parsed.host})` : parsed.host;
}

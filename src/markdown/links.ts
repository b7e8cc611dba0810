import type { Image, Link as LinkNode, PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition } from 'satteri';
import { parseUrl } from '../vault/markdown-link.ts';
import { shownTarget, wikiLinkIn } from '../vault/outline.ts';
import { parseTarget } from '../vault/wiki-link.ts';
import type { Destination } from '../vault/index.ts';
import type { Link } from '../vault/types.ts';
import { embedOf } from './media.ts';
import type { NoteContext } from './context.ts';

/**
 * Links and embeds: `[[wiki]]`, `[Markdown](note.md)`, `![[image.png|300]]`,
 * `![alt](image.png)`. What leads into the vault gets the address that the
 * index gives; other schemes than those of documents and people are unlinked.
 */
export function linksPlugin(context: NoteContext): MdastPluginDefinition {
  return defineMdastPlugin({
    name: 'lectern:links',
    options: { position: true },
    link(node, visitor) {
      const source = sliceOf(node, visitor.source);
      const wiki = wikiLinkIn(source);
      if (wiki === undefined && source.startsWith('[[')) {
        visitor.replaceNode(node, { type: 'text', value: source });
        return;
      }
      if (wiki) {
        const destination = destinationOf(context, wiki.target, 'wiki', false, writtenIn(source));
        const label: PhrasingContent[] =
          wiki.alias === undefined
            ? [{ type: 'text', value: shownTarget(wiki.target) }]
            : node.children;
        visitor.replaceNode(node, linkTo(destination, label, context));
        return;
      }
      const url = parseUrl(node.url);
      if (url === undefined) {
        if (!isSafeUrl(node.url)) visitor.replaceNode(node, node.children);
        else
          visitor.setProperty(node, 'data', {
            hProperties: { className: 'external', rel: 'external noopener' },
          });
        return;
      }
      const destination = destinationOf(context, parseTarget(url), 'markdown', false, url);
      visitor.replaceNode(node, linkTo(destination, node.children, context));
    },
    image(node, visitor) {
      const source = sliceOf(node, visitor.source);
      const wiki = wikiLinkIn(source);
      if (wiki === undefined && source.startsWith('![[')) {
        visitor.replaceNode(node, { type: 'text', value: source });
        return;
      }
      const url = wiki ? undefined : parseUrl(node.url);
      if (!wiki && url === undefined) {
        // A picture on another server would be a request that leaves the site's origin.
        visitor.replaceNode(node, externalImage(node));
        return;
      }
      const target = wiki?.target ?? parseTarget(url!);
      const syntax = wiki ? 'wiki' : 'markdown';
      const destination = destinationOf(context, target, syntax, true, url ?? writtenIn(source));
      const alias = wiki ? wiki.alias : (node.alt ?? '');
      visitor.replaceNode(node, embedOf(destination, target, alias, context));
    },
  });
}

/** Asks the index where a target leads. */
export function destinationOf(
  { index, note }: NoteContext,
  target: Pick<Link, 'name' | 'headings' | 'block'>,
  syntax: Link['syntax'],
  embed: boolean,
  written: string,
): Destination {
  const link: Link = {
    ...target,
    syntax,
    embed,
    written,
    alias: undefined,
    line: 0,
    column: 0,
    heading: -1,
    context: { text: '', start: 0, end: 0 },
  };
  return index.destination(link, note);
}

/** A link node to a destination; the label alone where there is nothing to link to. */
export function linkTo(
  destination: Destination,
  label: PhrasingContent[],
  { addresses }: NoteContext,
): LinkNode | { type: 'labelOnly'; data: object; children: PhrasingContent[] } {
  const to = (url: string, className: string, title?: string): LinkNode => ({
    type: 'link',
    url,
    title: title ?? null,
    children: label,
    data: { hProperties: { className } },
  });
  switch (destination.kind) {
    case 'note':
      return to(addresses.page(destination.note.route, destination.fragment), 'internal');
    case 'concept': {
      const { concept } = destination;
      const isUnwritten = concept.definitions.length === 0;
      const note = isUnwritten ? `${concept.name}: not written yet` : undefined;
      return to(
        addresses.page(concept.route),
        isUnwritten ? 'internal unwritten' : 'internal',
        note,
      );
    }
    case 'folder':
      return to(addresses.folder(destination.path), 'internal');
    case 'tag':
      return to(addresses.tag(destination.tag), 'internal');
    case 'attachment': {
      const asset = addresses.asset(destination.path);
      const fragment = destination.fragment === '' ? '' : `#${destination.fragment}`;
      return asset ? to(asset.url + fragment, 'internal file') : textOnly(label, 'broken');
    }
    case 'unpublished':
      return textOnly(label);
    case 'missing':
      return textOnly(label, 'broken');
  }
}

function textOnly(children: PhrasingContent[], className?: string) {
  const data = { hName: 'span', hProperties: className === undefined ? {} : { className } };
  return { type: 'labelOnly' as const, data, children };
}

function externalImage(node: Readonly<Image>): LinkNode | { type: 'text'; value: string } {
  const label = node.alt?.trim() || node.url;
  if (!/^https?:\/\//i.test(node.url)) return { type: 'text', value: label };
  return {
    type: 'link',
    url: node.url,
    children: [{ type: 'text', value: label }],
    data: { hProperties: { className: 'external image', rel: 'external noopener' } },
  };
}

const SAFE_SCHEME = /^(?:https?|mailto|tel|sms|geo|ftp|irc|xmpp|matrix|obsidian|zotero):/i;

/** Addresses that open documents or programs for people; nothing that could run in the page. */
export function isSafeUrl(url: string): boolean {
  // Browsers ignore control signs and blanks inside a scheme, so it is read without them.
  const bare = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  return !/^[^/?#]*:/.test(bare) || SAFE_SCHEME.test(bare);
}

function sliceOf(node: Readonly<LinkNode | Image>, source: string): string {
  return source.slice(node.position?.start.offset, node.position?.end.offset);
}

function writtenIn(source: string): string {
  return source
    .replace(/^!?\[\[/, '')
    .replace(/\]\]$/, '')
    .replaceAll('\\|', '|')
    .split('|')[0]!
    .trim();
}

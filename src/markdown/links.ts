import type { Link as LinkNode, PhrasingContent } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { parseUrl } from '../vault/markdown-link.ts';
import { isWikiSource, shownTarget, wikiLinkIn, writtenTarget } from '../vault/outline.ts';
import { parseTarget } from '../vault/wiki-link.ts';
import type { Destination } from '../vault/index.ts';
import type { Link } from '../vault/types.ts';
import { fill } from '../words/index.ts';
import { setAttributes } from './attributes.ts';
import type { NoteContext } from './context.ts';
import type { Walk } from './walk.ts';

/**
 * Links, `[[wiki]]` and `[Markdown](note.md)`. What leads into the vault gets
 * the address that the index gives; other schemes than those of documents and
 * people are unlinked.
 */
export function linksPlugin(context: NoteContext, walk: Walk) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition =>
    defineMdastPlugin({
      name: 'lectern:links',
      link(node, visitor) {
        walk.enterLink(node);
        // Links that another syntax made, such as tags, are finished.
        if (node.data !== undefined) return;
        const slice = sliceOf(node, source);
        const wiki = wikiLinkIn(slice);
        if (wiki === undefined && isWikiSource(slice)) {
          walk.drop(node);
          visitor.replaceNode(node, { type: 'inlineCode', value: slice });
          return;
        }
        const url = wiki ? undefined : parseUrl(node.url);
        if (wiki === undefined && url === undefined) {
          if (isSafeUrl(node.url)) setAttributes(visitor, node, EXTERNAL);
          else visitor.replaceNode(node, node.children);
          return;
        }
        const target = wiki?.target ?? parseTarget(url!);
        const syntax = wiki ? 'wiki' : 'markdown';
        const written = url ?? writtenTarget(slice);
        const destination = destinationOf(context, target, {
          syntax,
          embed: false,
          written,
        });
        const isPlain = wiki !== undefined && wiki.alias === undefined;
        if (isPlain) walk.drop(node);
        const label: PhrasingContent[] = isPlain
          ? [{ type: 'text', value: shownTarget(target) }]
          : node.children;
        visitor.replaceNode(node, linkTo(destination, label, context));
      },
    });
}

/** Marks a link that leaves the site. */
export const EXTERNAL = { className: 'external', rel: 'external noopener' };

/** Asks the index where a target leads. */
export function destinationOf(
  { index, note }: Pick<NoteContext, 'index' | 'note'>,
  target: Pick<Link, 'name' | 'headings' | 'block'>,
  how: Pick<Link, 'syntax' | 'embed' | 'written'>,
): Destination {
  const link: Link = {
    ...target,
    ...how,
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
  { addresses, words }: NoteContext,
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
      const url = addresses.page(concept.route);
      if (concept.definitions.length > 0) return to(url, 'internal');
      return to(url, 'internal unwritten', fill(words.notWritten, concept.name));
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

/** A label that leads nowhere. */
export function textOnly(children: PhrasingContent[], className?: string) {
  const data = {
    hName: 'span',
    hProperties: className === undefined ? {} : { className },
  };
  return { type: 'labelOnly' as const, data, children };
}

const SAFE_SCHEME = /^(?:https?|mailto|tel|sms|geo|ftp|irc|xmpp|matrix|obsidian|zotero):/i;

/** Addresses that open documents or programs for people; nothing that could run in the page. */
export function isSafeUrl(url: string): boolean {
  // Browsers ignore control signs and blanks inside a scheme, so it is read without them.

  const bare = url.replace(/[\u0000-\u0020\u007f-\u009f]/g, '');
  return !/^[^/?#]*:/.test(bare) || SAFE_SCHEME.test(bare);
}

/** The source of a node; empty for one that the source does not have. */
export function sliceOf(
  { position }: Readonly<Pick<LinkNode, 'position'>>,
  source: string,
): string {
  return position ? source.slice(position.start.offset, position.end.offset) : '';
}

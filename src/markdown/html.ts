import type { Element } from 'hast';
import {
  defineHastPlugin,
  defineMdastPlugin,
  type HastPluginDefinition,
  type MdastPluginDefinition,
  type PluginFactoryContext,
} from 'satteri';
import { diagnostic, type DiagnosticCode } from '../vault/diagnostics.ts';
import { parseUrl } from '../vault/markdown-link.ts';
import { parseTarget } from '../vault/wiki-link.ts';
import { escapeHtml } from './highlight.ts';
import {
  ALLOWED_ELEMENTS,
  isAllowedAttribute,
  REMOVED_ELEMENTS,
  URL_ATTRIBUTES,
} from './html-rules.ts';
import { destinationOf, isSafeUrl, linkTo } from './links.ts';
import type { NoteContext } from './context.ts';

const TAG =
  /<(\/?)([a-z][^\s/>]*)((?:\s+[^\s=>/"'<]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))?)*)\s*\/?>/gi;
const ADDRESS = /(\s(?:href|src)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+))/i;

/**
 * Prepares a note's raw HTML, while its lines are known: text such as
 * `<placeholder>` that is no element is shown as text, addresses of notes and
 * files become those of the site, and what the sanitizer will remove is reported.
 */
export function rawHtmlPlugin(context: NoteContext) {
  return ({ source }: PluginFactoryContext): MdastPluginDefinition | undefined => {
    if (!source.includes('<')) return undefined;
    return defineMdastPlugin({
      name: 'lectern:raw-html',
      options: { position: true },
      html(node, visitor) {
        const line = (node.position?.start.line ?? 1) + context.note.bodyLine - 1;
        const value = node.value.replace(
          TAG,
          (tag: string, ...[close, name, attributes]: string[]) =>
            prepareTag(tag, name!.toLowerCase(), close === '/' ? '' : attributes!, line, context),
        );
        if (value === node.value) return;
        const isText = !/<[a-z/!]/i.test(value);
        visitor.replaceNode(
          node,
          isText ? { type: 'text', value: node.value } : { type: 'html', value },
        );
      },
    });
  };
}

function prepareTag(
  tag: string,
  name: string,
  attributes: string,
  line: number,
  context: NoteContext,
): string {
  const report = (code: DiagnosticCode, message: string, hint: string) => {
    context.report(diagnostic(code, { file: context.note.path, line }, message, hint));
  };
  if (REMOVED_ELEMENTS.has(name)) {
    if (!tag.startsWith('</')) {
      report(
        'removed-html',
        `<${name}> was removed: notes may not run or load anything.`,
        'Use Markdown, or an image.',
      );
    }
    return tag;
  }
  if (!ALLOWED_ELEMENTS.has(name)) {
    if (!tag.startsWith('</')) {
      report(
        'unknown-element',
        `"<${name}>" is no HTML element; it is shown as text.`,
        'Write it in backticks.',
      );
    }
    return escapeHtml(tag);
  }
  if (/\son[a-z]+\s*=/i.test(attributes)) {
    report(
      'removed-html',
      `An event handler on <${name}> was removed: notes may not run anything.`,
      '',
    );
  }
  return tag.replace(ADDRESS, (attribute, before: string, ...values: (string | undefined)[]) => {
    const url = values.slice(0, 3).find((value) => value !== undefined) ?? '';
    const address = addressOf(name, url, context);
    return address === undefined ? attribute : `${before}"${escapeHtml(address)}"`;
  });
}

/** The site's address for one that points into the vault; undefined for any other. */
function addressOf(element: string, url: string, context: NoteContext): string | undefined {
  const path = parseUrl(url.replaceAll('&amp;', '&'));
  if (path === undefined || path === '' || path.startsWith('#')) return undefined;
  const destination = destinationOf(context, parseTarget(path), 'markdown', element !== 'a', path);
  if (element !== 'a') {
    return destination.kind === 'attachment'
      ? context.addresses.asset(destination.path)?.url
      : undefined;
  }
  const link = linkTo(destination, [], context);
  return link.type === 'link' ? link.url : undefined;
}

/**
 * The last gate: every element and attribute that is not on the list goes,
 * whether it came from raw HTML or by a way nobody thought of. Addresses keep
 * to safe schemes; pictures and sounds come from the site itself only.
 */
export function sanitizePlugin({ addresses }: NoteContext) {
  return ({ source }: PluginFactoryContext): HastPluginDefinition | undefined => {
    if (!source.includes('<')) return undefined;
    const own = addresses.page('' as never);
    return defineHastPlugin({
      name: 'lectern:sanitize',
      comment(node, visitor) {
        visitor.removeNode(node);
      },
      doctype(node, visitor) {
        visitor.removeNode(node);
      },
      element: {
        filter: [],
        visit(node, visitor) {
          const isTask = node.tagName === 'input' && node.properties['type'] === 'checkbox';
          if (!ALLOWED_ELEMENTS.has(node.tagName) && !isTask) {
            visitor.removeNode(node);
            return;
          }
          for (const [name, value] of Object.entries(node.properties)) {
            if (
              !isAllowedAttribute(node.tagName, name) ||
              !isAllowedValue(node, name, value, own)
            ) {
              visitor.setProperty(node, name, undefined);
            }
          }
        },
      },
    });
  };
}

function isAllowedValue(node: Element, name: string, value: unknown, own: string): boolean {
  if (!URL_ATTRIBUTES.has(name)) return true;
  const url = String(value);
  if (node.tagName === 'a' || name === 'cite') return isSafeUrl(url);
  return url.startsWith(own) && !url.startsWith('//');
}

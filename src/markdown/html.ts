import type { Html, Nodes, Parents } from 'mdast';
import { defineMdastPlugin, type MdastPluginDefinition, type MdastVisitorContext } from 'satteri';
import { diagnostic, type DiagnosticCode } from '../vault/diagnostics.ts';
import { escapeHtml } from './highlight.ts';
import { addressIn, externalHtml, isLost } from './html-addresses.ts';
import { HtmlBalance } from './html-balance.ts';
import { ALLOWED_ELEMENTS, REMOVED_ELEMENTS, UNWRAPPED_ELEMENTS } from './html-rules.ts';
import { htmlTokens, VOID_ELEMENTS, type HtmlToken } from './html-tokens.ts';
import type { NoteContext } from './context.ts';

/**
 * A note's raw HTML, made ready to be parsed as part of the page. Only whole
 * tags of known elements stay tags, each container's are balanced, addresses of
 * notes and files become those of the site, and what is taken out is reported.
 */
export function htmlPlugin(context: NoteContext): MdastPluginDefinition {
  const done = new Set<object>();
  return defineMdastPlugin({
    name: 'lectern:html',
    options: { position: true },
    html(node, visitor) {
      const parent = visitor.parent(node);
      if (done.has(parent)) return;
      done.add(parent);
      new Container(parent, visitor, context).clean();
    },
  });
}

const FLOW = new Set<string>([
  'root',
  'blockquote',
  'listItem',
  'footnoteDefinition',
  'descriptionDetails',
]);

/**
 * A heading in raw HTML is no part of the outline: it would break the order of
 * those that are. It keeps its look.
 */
function withoutHeading(token: TagToken, isFlow: boolean): TagToken {
  if (!/^h[1-6]$/.test(token.name)) return token;
  return {
    ...token,
    name: isFlow ? 'div' : 'span',
    attributes: new Map([...token.attributes, ['class', 'html-heading']]),
  };
}

type TagToken = HtmlToken & { kind: 'open' | 'close' };

/** The HTML of one container: of a page, a quotation, a list item, a paragraph. */
class Container {
  readonly #parent: Readonly<Parents>;
  readonly #visitor: MdastVisitorContext;
  readonly #context: NoteContext;
  readonly #isFlow: boolean;
  readonly #balance: HtmlBalance;
  readonly #pieces: Html[] = [];
  /** The element that is being left out, with all that is in it. */
  #removing: string | undefined;

  constructor(parent: Readonly<Parents>, visitor: MdastVisitorContext, context: NoteContext) {
    this.#parent = parent;
    this.#visitor = visitor;
    this.#context = context;
    this.#isFlow = FLOW.has(parent.type);
    this.#balance = new HtmlBalance(this.#isFlow);
  }

  clean(): void {
    const children = this.#parent.children as Nodes[];
    const tokens = children.map((child) =>
      child.type === 'html' ? [...htmlTokens(child.value)] : [],
    );
    const lastEnds = new Map(
      tokens.flatMap((own, at) =>
        own.filter(({ kind }) => kind === 'close').map((token) => [(token as TagToken).name, at]),
      ),
    );
    children.forEach((child, at) => {
      if (child.type === 'html') {
        this.#addPiece(child, tokens[at]!);
        const end = this.#removing === undefined ? -1 : (lastEnds.get(this.#removing) ?? -1);
        if (end <= at) this.#removing = undefined;
      } else if (this.#removing !== undefined) this.#visitor.removeNode(child);
    });
    this.#write();
  }

  #addPiece(node: Html, tokens: readonly HtmlToken[]) {
    this.#pieces.push(node);
    this.#balance.begin();
    for (const token of tokens) this.#addToken(token, node);
  }

  #addToken(token: HtmlToken, node: Html) {
    if (this.#removing !== undefined) {
      if (token.kind === 'close' && token.name === this.#removing) this.#removing = undefined;
      return;
    }
    if (token.kind === 'hidden') return;
    if (token.kind === 'text') this.#balance.add(token.source.replaceAll('<', '&lt;'));
    else if (ALLOWED_ELEMENTS.has(token.name))
      this.#addTag(withoutHeading(token, this.#isFlow), node);
    else if (REMOVED_ELEMENTS.has(token.name)) this.#remove(token, node);
    else if (!UNWRAPPED_ELEMENTS.has(token.name)) this.#showAsText(token, node);
    else if (token.kind === 'open') {
      this.#report(
        'removed-html',
        node,
        `<${token.name}> was removed; what stands in it was kept.`,
      );
    }
  }

  #addTag(token: TagToken, node: Html) {
    if (token.kind === 'close') {
      this.#balance.addTag(token, `</${token.name}>`);
      return;
    }
    if (token.name === 'p' && token.selfClosing) {
      // Written for the gap that it makes.
      this.#balance.add('<br>');
      return;
    }
    const external = externalHtml(token, this.#balance.isOpen('a'));
    if (external !== undefined) {
      this.#balance.add(external);
      if (!VOID_ELEMENTS.has(token.name) && !token.selfClosing) this.#removing = token.name;
      return;
    }
    if (token.name === 'img' && isLost(token, this.#context)) {
      this.#balance.add(escapeHtml(token.attributes.get('alt') ?? ''));
      return;
    }
    const attributes = [...token.attributes].filter(([name]) => !name.startsWith('on'));
    if (attributes.length < token.attributes.size) {
      const message = `An event handler on <${token.name}> was removed: notes may not run anything.`;
      this.#report('removed-html', node, message);
    }
    const written = attributes.map(([name, value]) => {
      const address = addressIn(token.name, name, value, this.#context) ?? value;
      return ` ${name}="${address.replaceAll('"', '&quot;').replaceAll('<', '&lt;')}"`;
    });
    this.#balance.addTag(token, `<${token.name}${written.join('')}>`);
  }

  #remove(token: TagToken, node: Html) {
    if (token.kind === 'close') return;
    const external =
      token.name === 'iframe' ? externalHtml(token, this.#balance.isOpen('a')) : undefined;
    if (external !== undefined) this.#balance.add(this.#isFlow ? `<p>${external}</p>` : external);
    const message =
      external === undefined
        ? `<${token.name}> was removed: notes may not run, load or collect anything.`
        : `<${token.name}> is shown as a link: pages load nothing from other servers.`;
    this.#report('removed-html', node, message, 'Use Markdown, or an image.');
    if (!VOID_ELEMENTS.has(token.name) && !token.selfClosing) this.#removing = token.name;
  }

  #showAsText(token: TagToken, node: Html) {
    this.#balance.add(escapeHtml(token.source));
    if (token.kind === 'close') return;
    const message = `"<${token.name}>" is no HTML element; it is shown as text.`;
    this.#report('unknown-element', node, message, 'Write it in backticks.');
  }

  #write() {
    const { pieces, unclosed } = this.#balance.finish();
    for (const { name, piece } of unclosed) {
      const message = `<${name}> is not closed; it was closed at the end of its block.`;
      this.#report('unclosed-html', this.#pieces[piece]!, message, `Write </${name}>.`);
    }
    this.#pieces.forEach((node, at) => {
      this.#replace(node, pieces[at]!);
    });
    const end = pieces.at(-1)!;
    if (end !== '') this.#visitor.appendChild(this.#parent, { type: 'html', value: end });
  }

  #replace(node: Html, html: string) {
    if (html === node.value) return;
    // Text that looked like a tag stands in a paragraph, as any other text.
    const isText = this.#isFlow && html !== '' && !/<[a-z/]/i.test(html);
    const value = isText ? `<p>${html}</p>` : html;
    if (value === '') this.#visitor.removeNode(node);
    else this.#visitor.replaceNode(node, { type: 'html', value });
  }

  #report(code: DiagnosticCode, node: Html, message: string, hint = '') {
    const line = (node.position?.start.line ?? 1) + this.#context.note.bodyLine - 1;
    this.#context.report(diagnostic(code, { file: this.#context.note.path, line }, message, hint));
  }
}

import * as z from 'zod';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { baseName, extensionOf, isNotePath } from './names.ts';
import type { Canvas, CanvasCard, CanvasEdge, CanvasGroup } from './canvas-types.ts';
import type { VaultPath } from './types.ts';

const color = z
  .string()
  .regex(/^(?:[1-6]|#[\da-f]{6})$/i)
  .optional()
  .catch(undefined);
const side = z.enum(['top', 'right', 'bottom', 'left']).optional().catch(undefined);
const end = (usual: 'none' | 'arrow') => z.enum(['none', 'arrow']).default(usual).catch(usual);
const label = z.string().default('').catch('');
const place = {
  id: z.string(),
  x: z.number(),
  y: z.number(),
  width: z.number().positive(),
  height: z.number().positive(),
  color,
};

// JSON Canvas 1.0, https://jsoncanvas.org/spec/1.0/
const nodeSchema = z.discriminatedUnion('type', [
  z.object({ ...place, type: z.literal('text'), text: z.string() }),
  z.object({
    ...place,
    type: z.literal('file'),
    file: z.string().min(1),
    subpath: z.string().default(''),
  }),
  z.object({ ...place, type: z.literal('link'), url: z.string() }),
  z.object({ ...place, type: z.literal('group'), label }),
]);
const edgeSchema = z.object({
  fromNode: z.string(),
  fromSide: side,
  fromEnd: end('none'),
  toNode: z.string(),
  toSide: side,
  toEnd: end('arrow'),
  color,
  label,
});
const list = z.array(z.unknown()).default([]);
const canvasSchema = z.object({ nodes: list, edges: list });

/** Whether a path is a canvas's. */
export function isCanvasPath(path: string): boolean {
  return extensionOf(path) === '.canvas';
}

/**
 * Reads a `.canvas` file. What is no node or edge by the specification is left
 * out and reported; a file that is no canvas at all gives undefined, and why.
 */
export function parseCanvas(
  text: string,
  file: VaultPath,
): { canvas: Canvas | undefined; diagnostics: readonly Diagnostic[] } {
  const parsed = canvasSchema.safeParse(jsonOf(text));
  if (!parsed.success) {
    const message = 'The canvas is no valid JSON Canvas; it is published as a file only.';
    const hint = 'Open it in Obsidian and save it again.';
    return {
      canvas: undefined,
      diagnostics: [diagnostic('canvas-syntax', { file }, message, hint)],
    };
  }
  const diagnostics: Diagnostic[] = [];
  const read = <T>(items: readonly unknown[], schema: z.ZodType<T>, what: string): T[] =>
    items.flatMap((item) => {
      const result = schema.safeParse(item);
      if (result.success) return [result.data];
      const line = lineOf(text, (item as { id?: unknown } | null)?.id);
      const path = result.error.issues[0]?.path.join('.') ?? '';
      const message = `This ${what} of the canvas can't be read (${path || 'it is no object'}); it is left out.`;
      diagnostics.push(diagnostic('canvas-value', { file, line }, message));
      return [];
    });
  const nodes = read(parsed.data.nodes, nodeSchema, 'card');
  const edges = read(parsed.data.edges, edgeSchema, 'edge');
  const cards: CanvasCard[] = [];
  const groups: CanvasGroup[] = [];
  for (const node of nodes) {
    if (node.type === 'group') groups.push(node);
    else cards.push({ ...node, ...contentOf(node), line: lineOf(text, node.id) });
  }
  const known = new Set(nodes.map(({ id }) => id));
  const joined = edges.filter(({ fromNode, toNode }) => known.has(fromNode) && known.has(toNode));
  return { canvas: { cards, groups, edges: joined.map(edgeOf) }, diagnostics };
}

/** Undefined, which no schema takes, for what is no JSON. A canvas that was never drawn on is an empty file. */
function jsonOf(text: string): unknown {
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function lineOf(text: string, id: unknown): number {
  if (typeof id !== 'string') return 1;
  const written = JSON.stringify(id);
  for (let at = text.indexOf(written); at >= 0; at = text.indexOf(written, at + 1)) {
    if (/"id"\s*:\s*$/.test(text.slice(Math.max(0, at - 20), at))) {
      return text.slice(0, at).split('\n').length;
    }
  }
  return 1;
}

type ContentNode = Exclude<z.output<typeof nodeSchema>, { type: 'group' }>;

function contentOf(node: ContentNode): Pick<CanvasCard, 'kind' | 'markdown'> {
  if (node.type === 'text') return { kind: 'text', markdown: node.text };
  if (node.type === 'link')
    return { kind: 'link', markdown: `<${node.url.replace(/[<>\s]/g, '')}>` };
  const { file, subpath } = node;
  // As a Markdown link: a name that nothing answers to is a missing file, and no concept.
  const path = file
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replaceAll('(', '%28')
    .replaceAll(')', '%29');
  const url = `/${path}${subpath === '' ? '' : `#${encodeURIComponent(subpath.slice(1))}`}`;
  if (!isNotePath(file) && !isCanvasPath(file)) return { kind: 'file', markdown: `![](${url})` };
  const name = baseName(file).replace(/\.canvas$/i, '');
  return { kind: 'note', markdown: `[${name.replace(/[[\]\\`*_<]/g, '\\$&')}](${url})` };
}

function edgeOf(edge: z.output<typeof edgeSchema>): CanvasEdge {
  const { fromNode, fromSide, fromEnd, toNode, toSide, toEnd, color, label } = edge;
  return {
    from: fromNode,
    fromSide,
    fromArrow: fromEnd === 'arrow',
    to: toNode,
    toSide,
    toArrow: toEnd === 'arrow',
    color,
    label: label.trim(),
  };
}

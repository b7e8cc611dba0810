import { fencesOf, isCandidate, wishOf, type Fence } from './fences.ts';
import { convert, toMermaid, type Conversion, type Graph } from './index.ts';

/** What the command reads and writes; given from outside, so that it can be tested. */
export interface CommandIo {
  readonly readFile: (path: string) => Promise<string>;
  readonly writeFile: (path: string, text: string) => Promise<void>;
  readonly stdin: () => Promise<string>;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

const USAGE = `Usage: lectern diagram [FILE] [--write | --json | --jsonl] [--force]

Turns drawings of boxes and arrows into Mermaid. Reads FILE or standard input:
Markdown, whose fences are looked at, or one bare drawing.

  --write   replace the fences in FILE
  --json    print { line, graph, reason } for each fence
  --jsonl   read one {"id","text"} a line, print {"id","graph","reason","mermaid"}
  --force   convert whatever can be read

Exit status: 0 something was converted, 1 nothing was, 2 the command was not understood.
`;

const FLAGS = ['--write', '--json', '--jsonl', '--force', '--help'] as const;
type Flag = (typeof FLAGS)[number];

interface Request {
  readonly flags: ReadonlySet<Flag>;
  readonly file: string | undefined;
}

/** One drawing of the input and what became of it. */
interface Found {
  readonly line: number;
  readonly conversion: Conversion;
  readonly fence: Fence | undefined;
}

/** A graph in the form that tools exchange: without what only Mermaid needs. */
function plainGraph(graph: Graph | null) {
  if (!graph) return null;
  return {
    nodes: graph.nodes,
    groups: graph.groups.map(({ id, label, parent }) => ({
      id,
      label,
      parent,
    })),
    edges: graph.edges.map(({ from, to, label, directed, both }) => ({
      from,
      to,
      label,
      directed,
      both,
    })),
  };
}

function parse(args: readonly string[]): Request | string {
  const unknown = args.find(
    (arg) => arg.startsWith('-') && arg !== '-' && !FLAGS.includes(arg as Flag),
  );
  if (unknown !== undefined) return `Unknown option ${unknown}.`;
  const flags = new Set(args.filter((arg) => arg.startsWith('--')) as Flag[]);
  const files = args.filter((arg) => !arg.startsWith('--') && arg !== '-');
  if (files.length > 1) return `One file at a time: ${files.join(' ')}.`;
  if (flags.has('--write') && files.length === 0) return '--write needs a file to write to.';
  return { flags, file: files[0] };
}

function convertFence(fence: Fence, force: boolean): Conversion {
  const wish = wishOf(fence);
  if (wish === 'forbid') return { graph: null, reason: 'its author wants it left' };
  if (!isCandidate(fence)) {
    return { graph: null, reason: `its language is ${fence.info[0]!}` };
  }
  return convert(fence.text, { force: force || wish === 'force' });
}

/** The drawings of a text: its fences, or all of it when it has none. */
function findDrawings(text: string, force: boolean): Found[] {
  const fences = fencesOf(text);
  if (fences.length === 0) {
    return [{ line: 1, conversion: convert(text, { force }), fence: undefined }];
  }
  return fences.map((fence) => ({
    line: fence.open + 1,
    conversion: convertFence(fence, force),
    fence,
  }));
}

// Everything before the fence is kept for each line; a list marker only for the first.
function rewrite(text: string, found: readonly Found[]): string {
  const lines = text.split('\n');
  for (const { conversion, fence } of [...found].reverse()) {
    if (!conversion.graph || !fence) continue;
    const rest = fence.prefix.replace(/[^\s>]/gu, ' ');
    const mermaid = toMermaid(conversion.graph).trimEnd().split('\n');
    lines.splice(
      fence.open,
      fence.close - fence.open,
      `${fence.prefix}${fence.marker}mermaid`,
      ...mermaid.map((line) => rest + line),
    );
  }
  return lines.join('\n');
}

const report = (found: readonly Found[], name: string): string =>
  found
    .map(
      ({ line, conversion: { graph, reason } }) =>
        `${name}:${line}: ${graph ? 'converted' : 'left as it is'}: ${reason}\n`,
    )
    .join('');

function convertLines(text: string, force: boolean, io: CommandIo): number {
  let converted = 0;
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    let drawing: { id?: unknown; text?: unknown };
    try {
      drawing = JSON.parse(line) as typeof drawing;
    } catch {
      io.stderr(`line ${i + 1}: this is not JSON. Write one {"id","text"} a line.\n`);
      return 2;
    }
    if (typeof drawing.text !== 'string') {
      io.stderr(`line ${i + 1}: there is no "text". Write one {"id","text"} a line.\n`);
      return 2;
    }
    const { graph, reason } = convert(drawing.text, { force });
    if (graph) converted++;
    const mermaid = graph ? toMermaid(graph) : null;
    io.stdout(`${JSON.stringify({ id: drawing.id, graph: plainGraph(graph), reason, mermaid })}\n`);
  }
  return converted > 0 ? 0 : 1;
}

async function printDrawings(
  found: readonly Found[],
  text: string,
  { flags, file }: Request,
  io: CommandIo,
) {
  const converted = found.flatMap(({ conversion: { graph } }) => (graph ? [graph] : []));
  if (flags.has('--json')) {
    const all = found.map(({ line, conversion: { graph, reason } }) => ({
      line,
      graph: plainGraph(graph),
      reason,
    }));
    io.stdout(`${JSON.stringify(all, null, 2)}\n`);
  } else if (flags.has('--write')) {
    if (converted.length > 0 && found[0]!.fence) await io.writeFile(file!, rewrite(text, found));
    else if (converted.length > 0) await io.writeFile(file!, toMermaid(converted[0]!));
    io.stderr(report(found, file!));
  } else {
    io.stdout(converted.map((graph) => toMermaid(graph)).join('\n'));
    io.stderr(report(found, file ?? 'stdin'));
  }
  return converted.length > 0 ? 0 : 1;
}

/** Runs `lectern diagram` and returns its exit status. */
export async function runDiagramCommand(args: readonly string[], io: CommandIo): Promise<number> {
  const request = parse(args);
  if (typeof request === 'string') {
    io.stderr(`${request}\n\n${USAGE}`);
    return 2;
  }
  const { flags, file } = request;
  if (flags.has('--help')) {
    io.stdout(USAGE);
    return 0;
  }
  let text: string;
  try {
    text = file === undefined ? await io.stdin() : await io.readFile(file);
  } catch (error) {
    io.stderr(
      `${file ?? 'stdin'} cannot be read: ${error instanceof Error ? error.message : String(error)}\n`,
    );
    return 2;
  }
  if (flags.has('--jsonl')) return convertLines(text, flags.has('--force'), io);
  return printDrawings(findDrawings(text, flags.has('--force')), text, request, io);
}

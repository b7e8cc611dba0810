/** What is wrong with a source, and in which of its lines, counted from 1. */
export interface Failure {
  message: string;
  line?: number;
}

interface MermaidError {
  message?: string;
  /** Of the older, generated parsers. */
  hash?: { text?: string; token?: string };
  /** Of the newer ones. */
  result?: {
    lexerErrors?: { message: string; line?: number }[];
    parserErrors?: { message: string; token?: { startLine?: number; image?: string } }[];
  };
  /** Of front matter that is not YAML. */
  mark?: { line?: number };
  reason?: string;
}

const REMOVED = '\ue000';

/** Leaves a mark for each line break, so that what was cut out still counts. */
function cut(chunk: string): string {
  return REMOVED.repeat(chunk.replace(/[^\n\ue000]/g, '').length);
}

/**
 * The line in the author's source for one in what Mermaid parsed, which is the
 * source without front matter, directives and comments.
 */
export function sourceLine(source: string, parsedLine: number): number {
  const parsed = source
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*---[^\S\n]*\n[^]*?\n\s*---\s*?\n+/, cut)
    .replace(/%%\{[^]*?\}%%/g, cut)
    .replace(/^[\s\ue000]*%%(?!\{)[^\n]+\n?/gm, cut)
    .replace(/^[\s\ue000]+/, cut);
  const before = parsed.split('\n').slice(0, parsedLine).join('');
  const removed = before.split(REMOVED).length - 1;
  return Math.min(parsedLine + removed, source.split('\n').length);
}

function quote(text: string): string {
  return text.trim() ? `unexpected “${text.trim().slice(0, 40)}”` : 'unexpected end of line';
}

function frontMatterFailure({ mark, reason }: MermaidError, source: string): Failure {
  const opening = source.split('\n').findIndex((line) => line.trim() === '---');
  return {
    message: `The diagram's front matter is not valid YAML: ${reason ?? 'unreadable'}.`,
    line: opening + 2 + (mark?.line ?? 0),
  };
}

/** What Mermaid's drawing of the place points at, where it recognised no word at all. */
function textAtCaret(message: string): string {
  const [heading = '', context = '', pointer = ''] = message.split('\n');
  return heading.startsWith('Lexical error') ? context.slice(pointer.indexOf('^')) : '';
}

function syntaxFailure(error: MermaidError): { message: string; parsedLine?: number | undefined } {
  const lexer = error.result?.lexerErrors?.[0];
  const parser = error.result?.parserErrors?.[0];
  if (lexer) {
    const found = /->(.*?)<-/s.exec(lexer.message)?.[1];
    return { message: found ? quote(found) : lexer.message, parsedLine: lexer.line };
  }
  if (parser) {
    const { image, startLine } = parser.token ?? {};
    return { message: quote(image ?? ''), parsedLine: startLine };
  }
  const text = error.message ?? '';
  const line = /on line (\d+)/.exec(text)?.[1];
  return {
    message: quote(error.hash?.text || textAtCaret(text)),
    parsedLine: line ? Number(line) : undefined,
  };
}

/** Turns whatever Mermaid threw into one sentence for the author. */
export function describeError(thrown: unknown, source: string): Failure {
  const error = (thrown ?? {}) as MermaidError;
  if (error.mark) return frontMatterFailure(error, source);
  if (error.hash ?? error.result) {
    const { message, parsedLine } = syntaxFailure(error);
    const sentence = `Mermaid does not understand this: ${message}.`;
    return parsedLine && Number.isFinite(parsedLine)
      ? { message: sentence, line: sourceLine(source, parsedLine) }
      : { message: sentence };
  }
  const [first = ''] = (error.message ?? String(thrown)).split('\n');
  if (/^No diagram type detected/.test(first)) {
    const word = /^\s*(\S+)/.exec(first.split('text:')[1] ?? '')?.[1] ?? '';
    return {
      message: `Mermaid knows no type of diagram that begins with “${word}”.`,
      line: sourceLine(source, 1),
    };
  }
  return { message: `Mermaid cannot draw this: ${first.replace(/\.$/, '')}.` };
}

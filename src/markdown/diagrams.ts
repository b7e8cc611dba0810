import type { Code } from 'mdast';
import { isCandidate, wishOf } from '../diagram/fences.ts';
import type { DiagramWords } from '../diagram/describe.ts';
import { convert, toMermaid } from '../diagram/index.ts';
import { parseMarkdown, visit } from '../vault/parse-markdown.ts';

/** A fence that is a diagram, as Mermaid. */
export interface DiagramFence {
  /** Which of the note's code blocks it is, from 0. */
  readonly block: number;
  /** Line of the note's body on which the fence opens, from 1. */
  readonly line: number;
  readonly mermaid: string;
  /** The text drawing that it was made from; undefined where the author wrote Mermaid. */
  readonly drawing: string | undefined;
}

/** A fence that could have been a drawing: what was made of it, and why. */
export interface FenceVerdict {
  readonly line: number;
  readonly isConverted: boolean;
  readonly reason: string;
}

/** The diagrams of a note. */
export interface NoteDiagrams {
  readonly fences: readonly DiagramFence[];
  readonly verdicts: readonly FenceVerdict[];
}

/** Settings and names that the reading of diagrams depends on. */
export interface DiagramOptions {
  /** False where the author wants text drawings left as they are. */
  readonly convertDrawings: boolean;
  /** Address of the page that a label names, if there is one. */
  readonly href: (label: string) => string | undefined;
  /** In the language of the site. */
  readonly words: DiagramWords;
}

/** Whether a code block with this info string may be a diagram. */
export function mayBeDiagram(info: string): boolean {
  const words = wordsOf(info);
  return isMermaid(words[0]) || isCandidate({ info: words });
}

/** Reads the diagrams of a note's body: Mermaid code, and text drawings that can be converted. */
export function diagramsOf(body: string, options: DiagramOptions): NoteDiagrams {
  const fences: DiagramFence[] = [];
  const verdicts: FenceVerdict[] = [];
  let block = -1;
  visit(parseMarkdown(body), (node) => {
    if (node.type !== 'code') return;
    block++;
    const line = node.position?.start.line ?? 1;
    if (isMermaid(node.lang)) {
      fences.push({ block, line, mermaid: node.value, drawing: undefined });
      return;
    }
    const verdict = verdictOn(node, options);
    if (verdict === undefined) return;
    verdicts.push({
      line,
      isConverted: verdict.mermaid !== undefined,
      reason: verdict.reason,
    });
    if (verdict.mermaid !== undefined) {
      fences.push({
        block,
        line,
        mermaid: verdict.mermaid,
        drawing: node.value,
      });
    }
  });
  return { fences, verdicts };
}

function isMermaid(language: string | null | undefined): boolean {
  return language?.toLowerCase() === 'mermaid';
}

function wordsOf(info: string): string[] {
  return info.split(/\s+/).filter((word) => word !== '');
}

function verdictOn(
  { lang, meta, value }: Code,
  { convertDrawings, href, words }: DiagramOptions,
): { mermaid: string | undefined; reason: string } | undefined {
  const info = wordsOf(`${lang ?? ''} ${meta ?? ''}`);
  if (!isCandidate({ info })) return undefined;
  const wish = wishOf({ info });
  if (wish === 'forbid') return { mermaid: undefined, reason: 'the author wants it as text' };
  if (!convertDrawings && wish !== 'force') {
    return { mermaid: undefined, reason: 'the site leaves drawings as text' };
  }
  const { graph, reason } = convert(value, { force: wish === 'force' });
  return { mermaid: graph ? toMermaid(graph, { href, words }) : undefined, reason };
}

import type { PhrasingContent, Text } from 'mdast';
import { withoutEscaped } from './written.ts';

/** A `==` and what it does, with its place in the text that holds it. */
export interface HighlightMark {
  readonly start: number;
  readonly end: number;
  readonly role: 'open' | 'close' | 'operator';
}

/** A `==` before it is known what it does. */
interface Candidate {
  readonly node: Text;
  readonly index: number;
  /** Whether a word follows, and whether one stands before: as with emphasis. */
  readonly opens: boolean;
  readonly closes: boolean;
  role: HighlightMark['role'];
}

/** More of them in one block are data. */
const MAX_MARKS = 2000;

const MARK = /(?<!=)==(?!=)/g;

/**
 * The `==` of one block, by the text that holds them, in whatever mark-up it
 * stands. One before a word opens a highlight, one behind a word closes it.
 * What is left then is read with good will: `==a ==b` was meant as a highlight.
 */
export function highlightMarks(
  nodes: readonly PhrasingContent[],
  source: string,
): ReadonlyMap<object, readonly HighlightMark[]> {
  const candidates = candidatesIn(nodes, source);
  if (candidates.length > MAX_MARKS) return new Map();
  pair(candidates, (open, close) => open.opens && close.closes);
  const rank = new Map(candidates.map((mark, at) => [mark, at]));
  pair(
    candidates.filter(({ role }) => role === 'operator'),
    (open, close) =>
      (close.opens || close.closes) && !open.closes && rank.get(close) === rank.get(open)! + 1,
  );
  const marks = new Map<object, HighlightMark[]>();
  for (const { node, index, role } of candidates) {
    const own = marks.get(node) ?? [];
    own.push({ ...extent(node.value, index, role), role });
    marks.set(node, own);
  }
  return marks;
}

/** Gives pairs their roles. A later mark that may open takes the place of an earlier one. */
function pair(
  candidates: readonly Candidate[],
  fits: (open: Candidate, close: Candidate) => boolean,
): void {
  let open: Candidate | undefined;
  for (const mark of candidates) {
    const isEmpty = mark.node === open?.node && mark.index === open.index + 2;
    if (open && !isEmpty && fits(open, mark)) {
      open.role = 'open';
      mark.role = 'close';
      open = undefined;
    } else if (mark.opens) open = mark;
  }
}

/** An operator is shown whole: `==>`, `!==`. */
function extent(value: string, index: number, role: HighlightMark['role']) {
  if (role !== 'operator') return { start: index, end: index + 2 };
  return {
    start: /[<>!]/.test(value.charAt(index - 1)) ? index - 1 : index,
    end: /[<>]/.test(value.charAt(index + 2)) ? index + 3 : index + 2,
  };
}

function candidatesIn(nodes: readonly PhrasingContent[], source: string): Candidate[] {
  const leaves = leavesOf(nodes);
  return leaves.flatMap((leaf, at) => {
    if (leaf.type !== 'text' || !leaf.value.includes('==')) return [];
    const { value } = leaf;
    return [...(withoutEscaped(leaf, source) ?? '').matchAll(MARK)].flatMap(
      ({ index }): Candidate[] => {
        if (isInAddress(value, index)) return [];
        const before = value.charAt(index - 1) || lastSign(leaves[at - 1]);
        const after = value.charAt(index + 2) || firstSign(leaves[at + 1]);
        return [
          {
            node: leaf,
            index,
            opens: /[^\s<>]/.test(after),
            closes: /\S/.test(before),
            role: 'operator',
          },
        ];
      },
    );
  });
}

function leavesOf(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node) => ('children' in node ? leavesOf(node.children) : node));
}

/** Whatever is no text, such as a formula, counts as a word. */
function lastSign(node: PhrasingContent | undefined): string {
  if (node === undefined) return '';
  return node.type === 'text' ? node.value.charAt(node.value.length - 1) : '.';
}

function firstSign(node: PhrasingContent | undefined): string {
  if (node === undefined) return '';
  return node.type === 'text' ? node.value.charAt(0) : '.';
}

/** Longer than any address. */
const ADDRESS_LENGTH = 2000;

/** `https://example.org/?key=a==` */
function isInAddress(value: string, index: number): boolean {
  const before = value.slice(Math.max(0, index - ADDRESS_LENGTH), index);
  const blank = Math.max(before.lastIndexOf(' '), before.lastIndexOf('\n'));
  return before.includes('://', blank + 1);
}

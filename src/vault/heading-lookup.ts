import { fold, foldLoosely, slug } from './names.ts';
import type { Heading } from './types.ts';

/** Part of a note's headings: those with the indices `[from, to)`. */
export type HeadingRange = readonly [from: number, to: number];

/**
 * The heading that a chain of heading texts names (`[[Note#Outer#Inner]]`): the
 * first one with the last text that stands under headings with the others, in
 * order; else, as the application has it, that comes after them, each deeper
 * than the one before. Texts are compared as text; only where that finds nothing, without
 * punctuation and mark-up, then with the names of links that show other words,
 * as the application has them, and last by anchor, GitHub's or our own, as
 * Markdown links have it.
 */
export function findHeading(
  headings: readonly Heading[],
  chain: readonly string[],
  [from, to]: HeadingRange = [0, headings.length],
): Heading | undefined {
  const { parents, spellings } = tableOf(headings);
  for (const [at, spell] of SPELLINGS.entries()) {
    const { keys, byKey, keyOf } = (spellings[at] ??= spell(headings));
    const wanted = chain.map(keyOf);
    const last = wanted.pop();
    if (last === undefined || last === '') continue;
    const standsUnderOthers = (index: number) => {
      let outer = wanted.length - 1;
      for (let above = parents[index]!; above >= 0 && outer >= 0; above = parents[above]!) {
        if (keys[above] === wanted[outer]) outer--;
      }
      return outer < 0;
    };
    const candidates = byKey.get(last)?.filter((index) => index >= from && index < to) ?? [];
    const found =
      candidates.find(standsUnderOthers) ?? lastInOrder(headings, byKey, wanted, candidates);
    if (found !== undefined) return headings[found];
  }
  return undefined;
}

/** The first candidate behind headings with these keys, each of them the first that is deeper than the one before. */
function lastInOrder(
  headings: readonly Heading[],
  byKey: ReadonlyMap<string, readonly number[]>,
  outer: readonly string[],
  candidates: readonly number[],
): number | undefined {
  let before = -1;
  const isNext = (index: number) =>
    index > before && headings[index]!.depth > (headings[before]?.depth ?? 0);
  for (const key of outer) {
    const next = byKey.get(key)?.find(isNext);
    if (next === undefined) return undefined;
    before = next;
  }
  return candidates.find(isNext);
}

/** The headings from `at` to the end of its passage: up to the next heading that is as high or higher. */
export function passageOf(headings: readonly Heading[], at: number): readonly Heading[] {
  return headings.slice(...passageRange(headings, at));
}

/** As `passageOf`, by index. */
export function passageRange(headings: readonly Heading[], at: number): HeadingRange {
  const { depth } = headings[at]!;
  let end = at + 1;
  while (end < headings.length) {
    const heading = headings[end]!;
    if (heading.topLevel && heading.depth <= depth) break;
    end++;
  }
  return [at, end];
}

/** One way to write headings down, with the headings under their keys. */
interface Spelling {
  readonly keys: readonly string[];
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly keyOf: (text: string) => string;
}

/** In the order in which they are tried. */
const SPELLINGS: readonly ((headings: readonly Heading[]) => Spelling)[] = [
  (headings) => spelling(texts(headings).map(fold), fold),
  (headings) => spelling(texts(headings).map(foldLoosely), foldLoosely),
  (headings) => spelling(headings.map(writtenText).map(foldLoosely), foldLoosely),
  (headings) => spelling(githubAnchors(texts(headings)), fold),
  (headings) =>
    spelling(
      headings.map(({ id }) => id),
      slug,
    ),
];

interface HeadingTable {
  /** Index of the heading that each one stands under, -1 for none. */
  readonly parents: readonly number[];
  /** Those of `SPELLINGS` that were asked for so far: nearly always the first is enough. */
  readonly spellings: Spelling[];
}

/** A note with a thousand headings is asked for them a thousand times: its table is made once. */
const tables = new WeakMap<readonly Heading[], HeadingTable>();

function tableOf(headings: readonly Heading[]): HeadingTable {
  const table = tables.get(headings) ?? { parents: parentsOf(headings), spellings: [] };
  tables.set(headings, table);
  return table;
}

function texts(headings: readonly Heading[]): string[] {
  return headings.map(({ text }) => text);
}

function writtenText({ written, text }: Heading): string {
  return written ?? text;
}

function spelling(keys: readonly string[], keyOf: (text: string) => string): Spelling {
  const byKey = new Map<string, number[]>();
  for (const [index, key] of keys.entries()) {
    const same = byKey.get(key);
    if (same) same.push(index);
    else byKey.set(key, [index]);
  }
  return { keys, byKey, keyOf };
}

function parentsOf(headings: readonly Heading[]): number[] {
  const open: number[] = [];
  return headings.map(({ depth }, index) => {
    while (open.length > 0 && headings[open.at(-1)!]!.depth >= depth) open.pop();
    const parent = open.at(-1) ?? -1;
    open.push(index);
    return parent;
  });
}

/** Anchors as GitHub gives them: punctuation dropped, each blank a hyphen, `-1` for the second of a kind. */
function githubAnchors(texts: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return texts.map((text) => {
    const anchor = fold(text)
      .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count === 0 ? anchor : `${anchor}-${count}`;
  });
}

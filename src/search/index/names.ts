import { foldWord, wordsIn } from '../fold.ts';
import type { Passage } from './passages.ts';

const SHORTEST_INITIALS = 3;
/** `Kinesis Processing Unit (KPU)`, `KPU (Kinesis Processing Unit)`. */
const BRACKETS = /\(([^()]{2,60})\)/g;
const ACRONYM = /^\p{Lu}[\p{Lu}\p{N}]{1,7}$/u;

/** The first letters of a name of three words or more: `Kinesis Data Firehose` -> `KDF`. */
export function initialsOf(name: string, language: string): string | undefined {
  const words = wordsIn(name, language);
  if (words.length < SHORTEST_INITIALS) return undefined;
  return words.map((word) => word.charAt(0).toUpperCase()).join('');
}

/** Acronyms that a text explains, each with its long form as written. */
export function acronymsIn(text: string): (readonly [acronym: string, long: string])[] {
  if (!text.includes('(')) return [];
  return [...text.matchAll(BRACKETS)].flatMap((match) => {
    const inside = match[1]!.trim();
    const before = text.slice(Math.max(0, match.index - 80), match.index).trimEnd();
    const pair = ACRONYM.test(inside)
      ? ([inside, longFormAtEnd(before, inside)] as const)
      : ([/\S+$/.exec(before)?.[0] ?? '', inside] as const);
    const [acronym, long] = pair;
    return long !== undefined && ACRONYM.test(acronym) && spells(long, acronym)
      ? [[acronym, long] as const]
      : [];
  });
}

function longFormAtEnd(before: string, acronym: string): string | undefined {
  const words = before.split(/\s+/).slice(-acronym.length);
  return words.length === acronym.length ? words.join(' ') : undefined;
}

function spells(long: string, acronym: string): boolean {
  const initials = long
    .split(/[\s-]+/)
    .map((word) => word.charAt(0))
    .join('');
  return initials.toLowerCase() === acronym.toLowerCase();
}

/**
 * Names that stand for the same thing: of a page with its other names, and of
 * acronyms with what they stand for. Each group is folded, the name by which it
 * is merged with others first.
 */
export function nameGroups(names: readonly string[], passages: readonly Passage[]): string[][] {
  const acronyms = passages.flatMap(({ text }) => acronymsIn(text));
  return [names, ...acronyms]
    .filter(({ length }) => length > 1)
    .map((group) => group.map(foldName));
}

/** Groups that begin with the same name as one; those with a single name are none. */
export function mergeGroups(groups: readonly (readonly string[])[]): string[][] {
  const merged = new Map<string, Set<string>>();
  for (const [first = '', ...others] of groups) {
    const group = merged.get(first) ?? new Set([first]);
    for (const other of others) group.add(other);
    merged.set(first, group);
  }
  return [...merged.values()].filter(({ size }) => size > 1).map((group) => [...group]);
}

/** A name as groups keep it: folded words, one space apart. */
export function foldName(name: string): string {
  return wordsIn(name, 'und').map(foldWord).join(' ');
}

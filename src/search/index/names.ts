import { foldWord, wordsIn } from '../fold.ts';
import type { SearchRecord } from './records.ts';

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
 * Names that stand for the same thing: of pages with their other names, and of
 * acronyms with what they stand for. Each group is folded and has two names or more.
 */
export function nameGroups(records: Iterable<SearchRecord>): string[][] {
  const groups = new Map<string, Set<string>>();
  const add = (name: string, others: readonly string[]) => {
    const key = foldName(name);
    const group = groups.get(key) ?? new Set([key]);
    for (const other of others) group.add(foldName(other));
    groups.set(key, group);
  };
  for (const { title, aliases, text } of records) {
    if (aliases.length > 0) add(title, aliases);
    for (const [acronym, long] of acronymsIn(text)) add(acronym, [long]);
  }
  return [...groups.values()].filter(({ size }) => size > 1).map((group) => [...group]);
}

/** A name as groups keep it: folded words, one space apart. */
export function foldName(name: string): string {
  return wordsIn(name, 'und').map(foldWord).join(' ');
}

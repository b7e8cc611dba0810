import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { Packs } from './packs.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lectern-packs-'));
});

const open = () => new Packs<string>(folder);
const LARGE = 'ä'.repeat(300_000);

/** Writes a pack of its own for each text. */
function keep(...keys: string[]) {
  const packs = open();
  for (const key of keys) {
    packs.set(key, `text of ${key}`, `label of ${key}`);
    packs.flush();
  }
  return packs;
}

describe('a text that was kept', () => {
  test('is there at once, and for who opens the folder after it was written', () => {
    const packs = open();
    packs.set('a', 'été ✓', 'one');
    packs.set('b', '', 'two');
    expect([packs.get('a'), packs.get('b')]).toEqual(['été ✓', '']);
    expect(open().get('a')).toBeUndefined();
    packs.flush();
    const later = open();
    expect([packs.get('a'), packs.labelOf('a')]).toEqual(['été ✓', 'one']);
    expect([later.get('a'), later.get('b')]).toEqual(['été ✓', '']);
    expect([later.labelOf('a'), later.labelOf('b')]).toEqual(['one', 'two']);
  });

  test('lies in a file with others, until they are many', () => {
    const packs = open();
    for (const key of 'abcdef') packs.set(key, LARGE, key);
    packs.flush();
    expect(readdirSync(folder)).toHaveLength(3);
    expect(open().get('f')).toBe(LARGE);
  });

  test('is none when another program has removed it', () => {
    const packs = keep('a');
    for (const name of readdirSync(folder)) rmSync(join(folder, name));
    expect(packs.get('a')).toBeUndefined();
  });

  test('can have a head that is longer than one look at it', () => {
    const packs = open();
    for (let at = 0; at < 2000; at += 1) packs.set(`key ${at}`, String(at), 'label '.repeat(5));
    packs.flush();
    expect(open().get('key 1999')).toBe('1999');
  });
});

test('a file that is no pack, or was cut short, holds nothing', () => {
  keep('a');
  writeFileSync(join(folder, 'other.tmp'), 'x');
  writeFileSync(join(folder, 'short.pack'), '[["b",3,');
  expect([open().get('a'), open().get('b')]).toEqual(['text of a', undefined]);
});

describe('tidying', () => {
  test('leaves a few small packs alone', () => {
    keep('a', 'b').tidy(() => false);
    expect(readdirSync(folder)).toHaveLength(2);
  });

  test('joins many small packs, without what is not wanted', () => {
    const keys = Array.from({ length: 40 }, (_, at) => `key ${at}`);
    const packs = keep(...keys);
    packs.tidy((key) => key !== 'key 7');
    expect(readdirSync(folder)).toHaveLength(1);
    for (const all of [packs, open()]) {
      expect([all.get('key 6'), all.labelOf('key 6')]).toEqual(['text of key 6', 'label of key 6']);
      expect(all.get('key 7')).toBeUndefined();
    }
  });

  test('gives room back once most of what is kept is not wanted', () => {
    const packs = open();
    for (const key of 'abcdef') packs.set(key, LARGE, key);
    packs.flush();
    packs.tidy((key) => key === 'c');
    expect(readdirSync(folder)).toHaveLength(1);
    expect([packs.get('c'), packs.get('d')]).toEqual([LARGE, undefined]);
  });
});

import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openCache } from './cache.ts';

const picture = { svg: '<svg></svg>', width: 10, height: 20, hasLinks: false };
const folder = () => mkdtempSync(join(tmpdir(), 'lectern-draw-'));

describe('openCache', () => {
  it('gives back what was written, also to another build', () => {
    const place = join(folder(), 'not', 'there', 'yet');
    const cache = openCache(place);
    cache.write(cache.key('a'), { ...picture, title: 'T' });
    expect(openCache(place).read(cache.key('a'))).toEqual({ ...picture, title: 'T' });
    expect(cache.read(cache.key('b'))).toBeUndefined();
  });

  it('takes a damaged or foreign file for none', () => {
    const place = folder();
    const cache = openCache(place);
    const file = join(place, `${cache.key('a')}.json`);
    for (const content of ['', '{"svg":"<svg', 'null', '[]', '{"svg":"<b>"}', '\u0000']) {
      writeFileSync(file, content);
      expect(cache.read(cache.key('a'))).toBeUndefined();
    }
  });

  it('leaves no half-written files behind', () => {
    const place = folder();
    const cache = openCache(place);
    cache.write(cache.key('a'), picture);
    expect(readdirSync(place)).toEqual([`${cache.key('a')}.json`]);
  });

  it('goes without where it cannot write', () => {
    const file = join(folder(), 'file');
    writeFileSync(file, '');
    const cache = openCache(join(file, 'cache'));
    expect(() => {
      cache.write(cache.key('a'), picture);
    }).not.toThrow();
    expect(cache.read(cache.key('a'))).toBeUndefined();
  });
});

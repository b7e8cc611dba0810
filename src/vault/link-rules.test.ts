/**
 * The rules by which links resolve, one small vault each: `fixtures/<case>/vault`
 * holds the notes, `expected.yaml` the rule in words, where each link leads,
 * and what is reported.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { describe, expect, test } from 'vitest';
import { buildIndex } from './index.ts';
import { readVault } from './read.ts';
import { findingsIn, linksOf } from './testing/in-memory-vault.ts';

interface Expected {
  rule: string;
  links: Record<string, string[]>;
  findings?: string[];
}

const fixtures = join(import.meta.dirname, 'fixtures');
const cases = readdirSync(fixtures).map((name) => {
  const text = readFileSync(join(fixtures, name, 'expected.yaml'), 'utf8');
  return { name, ...(parse(text) as Expected) };
});

describe('the rules of links', () => {
  test.each(cases)('$rule ($name)', async ({ name, links, findings = [] }) => {
    const { outlines, attachments } = await readVault(join(fixtures, name, 'vault'));
    const index = buildIndex({ outlines: [...outlines.values()], attachments });
    const found = Object.keys(links).map((path) => [path, linksOf(index, path)]);
    expect(Object.fromEntries(found)).toEqual(links);
    const own = findingsIn(index).filter((finding) => !finding.includes('front-matter'));
    expect(own).toEqual(findings);
  });
});

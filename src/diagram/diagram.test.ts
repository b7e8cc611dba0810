import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { convert, toMermaid } from './index.ts';
import { loadMermaidParser } from './testing/mermaid-parser.ts';
import { sentencesOf } from './testing/sentences.ts';

const fixtures = new URL('./fixtures/', import.meta.url);

function fixturesOf(kind: 'converted' | 'declined') {
  return readdirSync(new URL(`${kind}/`, fixtures)).map((name) => {
    const read = (file: string): string =>
      readFileSync(new URL(`${kind}/${name}/${file}`, fixtures), 'utf8');
    return {
      habit: name.replaceAll('-', ' '),
      drawing: read('drawing.txt'),
      expected: read('expected.txt'),
    };
  });
}

describe('a drawing with', () => {
  it.each(fixturesOf('converted'))('$habit becomes its graph', ({ drawing, expected }) => {
    const { graph } = convert(drawing);
    expect(graph && sentencesOf(graph)).toBe(expected);
  });

  it.each(fixturesOf('converted'))('$habit becomes valid Mermaid', async ({ drawing }) => {
    const parse = await loadMermaidParser();
    await expect(parse(toMermaid(convert(drawing).graph!))).resolves.toBeTruthy();
  });
});

describe('what only looks like a drawing stays text:', () => {
  it.each(fixturesOf('declined'))('$habit', ({ drawing, expected }) => {
    const { graph, reason } = convert(drawing);
    expect(graph).toBeNull();
    expect(`${reason}\n`).toBe(expected);
  });
});

describe('an author', () => {
  it('can have a drawing converted that would be left', () => {
    expect(convert('input --> output').graph).toBeNull();
    expect(convert('input --> output', { force: true }).graph?.edges).toHaveLength(1);
  });

  it('cannot force a graph out of plain words', () => {
    expect(convert('nothing is drawn here', { force: true }).graph).toBeNull();
  });
});

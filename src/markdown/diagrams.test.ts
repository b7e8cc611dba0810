import { ENGLISH } from '../diagram/describe.ts';
import { describe, expect, test } from 'vitest';
import { diagramsOf } from './diagrams.ts';

const DRAWING = '┌───────┐   ┌──────┐\n│ Alpha │──▶│ Beta │\n└───────┘   └──────┘';
const options = { convertDrawings: true, href: () => undefined, words: ENGLISH };
const fenced = (info: string, text = DRAWING) => `Text.\n\n\`\`\`${info}\n${text}\n\`\`\`\n`;

describe('the fences of a note', () => {
  test('that hold a drawing become Mermaid, with the drawing kept', () => {
    const [fence] = diagramsOf(fenced(''), options).fences;
    expect(fence).toMatchObject({ block: 0, line: 3, drawing: DRAWING });
    expect(fence?.mermaid).toContain('n_alpha --> n_beta');
  });

  test('that are Mermaid are drawn as they are', () => {
    const body = fenced('mermaid', 'flowchart LR\nA --> B');
    expect(diagramsOf(body, options)).toMatchObject({
      fences: [{ mermaid: 'flowchart LR\nA --> B', drawing: undefined }],
      verdicts: [],
    });
  });

  test('that are code are not looked at', () => {
    expect(diagramsOf(fenced('python'), options)).toEqual({ fences: [], verdicts: [] });
  });

  test('stay text where the author says so, with the reason', () => {
    const { fences, verdicts } = diagramsOf(fenced('text no-diagram'), options);
    expect(fences).toEqual([]);
    expect(verdicts).toEqual([
      { line: 3, isConverted: false, reason: 'the author wants it as text' },
    ]);
  });

  test('stay text on a site without diagrams, but for those that are marked', () => {
    const off = { ...options, convertDrawings: false };
    expect(diagramsOf(fenced(''), off).fences).toHaveLength(0);
    expect(diagramsOf(fenced('diagram'), off).fences).toHaveLength(1);
  });

  test('are counted over all code blocks, so that each figure finds its place', () => {
    const body = fenced('js', 'let a;') + fenced('text', 'no drawing') + fenced('');
    expect(diagramsOf(body, options).fences.map(({ block }) => block)).toEqual([2]);
  });
});

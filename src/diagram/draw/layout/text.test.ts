import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { boundingBox } from './bbox.ts';
import { emWidth } from './metrics.ts';
import { runsOf } from './text.ts';

function svg(content: string): Element {
  const { document } = new JSDOM(`<svg>${content}</svg>`).window;
  return document.querySelector('svg')!;
}
const textOf = (content: string) => svg(content).querySelector('text')!;

describe('runsOf', () => {
  it('places a run by its anchor', () => {
    const [run] = runsOf(textOf('<text x="100" text-anchor="middle">Start</text>'));
    expect(run!.x + run!.width / 2).toBeCloseTo(100);
  });

  it('anchors all runs of a line as one', () => {
    const runs = runsOf(
      textOf('<text x="0" text-anchor="end">one <tspan font-weight="bold">two</tspan></text>'),
    );
    const last = runs.at(-1)!;
    expect(last.x + last.width).toBeCloseTo(0);
  });

  it('starts a new line where a tspan has a position of its own', () => {
    const runs = runsOf(
      textOf('<text><tspan x="5" dy="1em">a</tspan><tspan x="5" dy="1em">b</tspan></text>'),
    );
    expect(runs.map((run) => run.x)).toEqual([5, 5]);
    expect(runs[1]!.y - runs[0]!.y).toBe(16);
  });

  it('lets the innermost dy have the word', () => {
    const [both] = runsOf(textOf('<text dy="1em"><tspan x="0" dy="1em">a</tspan></text>'));
    const [one] = runsOf(textOf('<text><tspan x="0" dy="1em">a</tspan></text>'));
    expect(both!.y).toBe(one!.y);
  });

  it('collapses spaces, and drops those at the ends', () => {
    const box = boundingBox(textOf('<text>  one\n   two  </text>'))!;
    expect(box.width).toBeCloseTo(emWidth('one two') * 16);
  });

  it('takes sizes from the style sheet, in its order of precedence', () => {
    const root = svg(
      `<style>.a text{font-size:20px}.a .b{font:bold 10px x}</style>
       <g class="a"><text class="b">w</text><text style="font-size:2em">w</text></g>`,
    );
    const [small, large] = [...root.querySelectorAll('text')].map((text) => runsOf(text)[0]!.style);
    expect(small).toMatchObject({ size: 10, weight: 700 });
    expect(large).toMatchObject({ size: 32, weight: 400 });
  });

  it('has nothing to say about hidden text', () => {
    expect(runsOf(textOf('<text display="none">a</text>'))).toEqual([]);
  });
});

describe('boundingBox', () => {
  it('unites transformed children', () => {
    const root = svg(
      '<g><rect width="10" height="10"/><g transform="translate(20,0) rotate(90)"><rect width="4" height="2"/></g></g>',
    );
    const box = boundingBox(root)!;
    expect(box.x).toBeCloseTo(0);
    expect(box.width).toBeCloseTo(20);
  });

  it('leaves out definitions, hidden parts and empty shapes', () => {
    const root = svg(
      '<defs><rect width="99" height="9"/></defs><rect width="50" height="5" style="display:none"/><circle r="0"/>',
    );
    expect(boundingBox(root)).toBeNull();
  });
});

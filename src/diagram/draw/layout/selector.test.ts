import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { matches, parseSelector } from './selector.ts';

const { document } = new JSDOM(
  `<svg id="d"><g class="node default" data-look="classic"><rect class="box"/><g class="label"><text/></g></g></svg>`,
).window;
const find = (selector: string) => document.querySelector(selector)!;

function does(element: Element, selector: string): boolean {
  const parsed = parseSelector(selector);
  return parsed !== null && matches(element, parsed);
}

describe('matches', () => {
  it('understands descendants, children and siblings', () => {
    expect(does(find('text'), '#d .node text')).toBe(true);
    expect(does(find('text'), '.node > text')).toBe(false);
    expect(does(find('.label'), '.node>rect + .label')).toBe(true);
    expect(does(find('.label'), 'rect ~ g')).toBe(true);
  });

  it('wants all classes of a compound', () => {
    expect(does(find('.node'), '.node.default')).toBe(true);
    expect(does(find('.node'), '.node.other')).toBe(false);
    expect(does(find('.node'), '.nod')).toBe(false);
  });

  it('understands attributes and :not()', () => {
    expect(does(find('.node'), '[data-look="classic"].node')).toBe(true);
    expect(does(find('.node'), "[data-look^='neo']")).toBe(false);
    expect(does(find('.node'), 'g:not(.label)')).toBe(true);
    expect(does(find('.label'), 'g:not(.label)')).toBe(false);
    expect(does(find('svg'), '[id$="d"]')).toBe(true);
  });

  it('never matches what only a pointer or a pseudo-element can be', () => {
    expect(does(find('.node'), '.node:hover')).toBe(false);
    expect(does(find('svg'), ':root')).toBe(false);
    expect(does(find('text'), 'text::before')).toBe(false);
  });
});

it('ranks ids over classes over tags', () => {
  const rank = (selector: string) => parseSelector(selector)!.specificity;
  expect(rank('#a')).toBeGreaterThan(rank('.a.b.c'));
  expect(rank('.a')).toBeGreaterThan(rank('svg g rect'));
  expect(rank('*')).toBe(0);
});

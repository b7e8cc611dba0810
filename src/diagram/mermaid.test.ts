import { beforeAll, describe, expect, it } from 'vitest';
import type { Graph } from './graph.ts';
import { convert, toMermaid } from './index.ts';
import { loadMermaidParser } from './testing/mermaid-parser.ts';

const graph: Graph = {
  flow: 'LR',
  groups: [{ id: 'g_zone', label: 'Zone', parent: null }],
  nodes: [
    { id: 'n_a', label: 'Say "hi" & <leave>; #1', group: 'g_zone' },
    { id: 'n_b', label: 'end', group: null },
  ],
  edges: [
    {
      from: 'n_a',
      to: 'n_b',
      label: '50% | "x"',
      directed: true,
      both: false,
      dashed: false,
    },
    {
      from: 'n_a',
      to: 'n_b',
      label: '',
      directed: false,
      both: false,
      dashed: true,
    },
    {
      from: 'n_b',
      to: 'g_zone',
      label: '',
      directed: true,
      both: true,
      dashed: false,
    },
  ],
};

describe('Mermaid', () => {
  let parse: (source: string) => Promise<unknown>;
  beforeAll(async () => {
    parse = await loadMermaidParser();
  });

  it('has the direction, subgraphs, labels and kinds of line', async () => {
    const source = toMermaid(graph);
    expect(source).toBe(`flowchart LR
  accTitle: Diagram of Say "hi" & ‹leave› 1 and end
  accDescr: Zone holds Say "hi" & ‹leave› 1. Say "hi" & ‹leave› 1 leads to end (50 | "x"). Say "hi" & ‹leave› 1 is joined with end. end and Zone lead to each other.
  subgraph g_zone["Zone"]
    n_a["Say #34;hi#34; #38; #60;leave#62;; #35;1"]
  end
  n_b["end"]
  n_a -->|"50#37; | #34;x#34;"| n_b
  n_a -.- n_b
  n_b <--> g_zone
`);
    await expect(parse(source)).resolves.toBeTruthy();
  });

  it('links the nodes and groups that have an address', async () => {
    const source = toMermaid(graph, {
      href: (label) => (label === 'Zone' ? '/a "zone"/' : undefined),
    });
    expect(source).toContain('  click g_zone href "/a%20%22zone%22/"\n');
    expect(source).not.toContain('click n_');
    await expect(parse(source)).resolves.toBeTruthy();
  });

  it('takes its ids from the labels, so that they outlive a new box', () => {
    const idsOf = (text: string): string[] => convert(text).graph!.nodes.map(({ id }) => id);
    expect(idsOf('one → two → three')).toEqual(['n_one', 'n_two', 'n_three']);
    expect(idsOf('zero → two → two')).toEqual(['n_zero', 'n_two', 'n_two_2']);
    const [first, second] = idsOf('собака → кот → мышь');
    expect(idsOf('дом → собака → кот').slice(1)).toEqual([first, second]);
  });

  it('has the direction that the drawing had', () => {
    expect(convert('a → b → c').graph!.flow).toBe('LR');
    expect(convert('alpha\n  ↓\nbeta\n  ↓\ngamma').graph!.flow).toBe('TB');
    expect(convert('alpha\n  ↑\nbeta\n  ↑\ngamma').graph!.flow).toBe('BT');
  });
});

import { describe, expect, it } from 'vitest';
import { kindName, withName } from '../diagram/draw/names.ts';
import { wordsFor } from './index.ts';

describe('names of drawn diagrams', () => {
  it('are said in the language of the site', () => {
    const flow = { kind: 'flowchart', count: 3 } as const;
    expect(kindName(flow, wordsFor('de-AT').diagramKinds)).toBe('Flussdiagramm mit 3 Knoten');
    expect(kindName(flow, wordsFor('fr').diagramKinds)).toBe('Organigramme avec 3 nœuds');
    expect(kindName(flow, wordsFor('ja').diagramKinds)).toBe('Flowchart with 3 nodes');
    expect(kindName({ ...flow, title: 'Uso' }, wordsFor('es').diagramKinds)).toBe(
      'Diagrama de flujo: Uso',
    );
  });

  it('take the place of the English one', () => {
    const svg = '<svg class="d" role="img" aria-label="Tree"><g aria-label="a"/></svg>';
    expect(withName(svg, 'A "b"')).toBe(
      '<svg class="d" role="img" aria-label="A &quot;b&quot;"><g aria-label="a"/></svg>',
    );
  });
});

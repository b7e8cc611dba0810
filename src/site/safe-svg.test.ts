import { describe, expect, test } from 'vitest';
import { safeSvg } from './safe-svg.ts';

const svg = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"${attributes}>${inside}</svg>`;

describe('a drawing', () => {
  test('that does nothing but be drawn stays as it is, to the byte', async () => {
    const drawing = svg('<!-- by hand --><path d="M0 0h9" style="fill:red"/>');
    expect(await safeSvg(drawing)).toBe(drawing);
  });

  test.each([
    ['a script', svg('<script>attack()</script>')],
    [
      'a script under another prefix',
      svg('<s:script xmlns:s="http://www.w3.org/2000/svg">attack()</s:script>'),
    ],
    ['a handler', svg('<g onclick="attack()"/>', ' onload="attack()"')],
    ['a link that runs', svg('<a xlink:href="&#106;avascript:attack()"><text>x</text></a>')],
    [
      'a link that comes to run',
      svg('<a><set attributeName="href" to="javascript:attack()"/></a>'),
    ],
    ['one among several values', svg('<a><animate values="#a;javascript:attack()"/></a>')],
    [
      'HTML inside',
      svg(
        '<foreignObject><img xmlns="http://www.w3.org/1999/xhtml" onerror="attack()"/></foreignObject>',
      ),
    ],
    ['an entity', `<!DOCTYPE svg [<!ENTITY e "attack()">]>${svg('<script>&e;</script>')}`],
    [
      'what is not well-formed',
      '<svg xmlns="http://www.w3.org/2000/svg"><script>attack()</script><g>',
    ],
  ])('loses %s', async (_, drawing) => {
    expect(await safeSvg(drawing)).not.toContain('attack');
  });

  test('keeps what is drawn beside a script', async () => {
    const clean = await safeSvg(svg('<script>attack()</script><text>Kept</text>'));
    expect(clean).toContain('<text>Kept</text>');
  });
});

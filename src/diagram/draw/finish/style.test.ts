import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { keepLegible } from './legible.ts';
import { inlineStyles } from './style.ts';
import { standIn } from '../theme.ts';

function styled(content: string): SVGSVGElement {
  const { document } = new JSDOM(`<svg>${content}</svg>`).window;
  const svg = document.querySelector('svg')!;
  inlineStyles(svg);
  return svg;
}

describe('inlineStyles', () => {
  it('turns rules into attributes, with theme colours as custom properties', () => {
    const svg = styled(
      `<style>.node rect{fill:${standIn('node')};stroke:${standIn('border')};stroke-width:2px}</style>
       <g class="node"><rect/></g>`,
    );
    expect(svg.querySelector('rect')!.outerHTML).toBe(
      '<rect fill="var(--diagram-node)" stroke="var(--diagram-border)" stroke-width="2"></rect>',
    );
    expect(svg.querySelector('style')).toBeNull();
  });

  it('leaves out what is inherited anyway', () => {
    const svg = styled('<style>g,text{font-size:12px;fill:red}</style><g><text>a</text></g>');
    expect(svg.querySelector('g')!.getAttribute('font-size')).toBe('12');
    expect(svg.querySelector('text')!.attributes).toHaveLength(0);
  });

  it('recognises theme colours that Mermaid made lighter or see-through', () => {
    const [, g, b] = [10, 218, 16 + 13].map((channel) => channel / 255);
    const hue = 120 + (60 * (b! - 10 / 255)) / (g! - 10 / 255);
    const svg = styled(`<rect fill="hsl(${hue}, 91%, 80%)"/><rect fill="rgba(10, 218, 20, 0.5)"/>`);
    const [light, glass] = [...svg.querySelectorAll('rect')].map((r) => r.getAttribute('fill'));
    expect(light).toBe('var(--diagram-c0)');
    expect(glass).toBe('color-mix(in srgb, var(--diagram-node) 50%, transparent)');
  });

  it('draws lines of categories in the strong colour', () => {
    const svg = styled(`<path stroke="${standIn('c2')}" fill="${standIn('c2')}"/>`);
    const path = svg.querySelector('path')!;
    expect(path.getAttribute('stroke')).toBe('var(--diagram-s2)');
    expect(path.getAttribute('fill')).toBe('var(--diagram-c2)');
  });

  it('removes what is not shown', () => {
    expect(styled('<g style="display:none"><text>x</text></g>').children).toHaveLength(0);
  });

  it('writes a solid line without dashes', () => {
    const path = styled('<path stroke="red" style="stroke-dasharray: 1, 0;"/>').firstElementChild!;
    expect(path.hasAttribute('stroke-dasharray')).toBe(false);
  });

  it('keeps a rotation about a point', () => {
    const svg = styled(
      '<style>.m{transform:rotate(45deg)}</style><rect class="m" transform-origin="8px 9px"/>',
    );
    expect(svg.firstElementChild!.getAttribute('transform')).toBe(
      'translate(8,9) rotate(45) translate(-8,-9)',
    );
  });
});

describe('keepLegible', () => {
  function legible(content: string): SVGSVGElement {
    const svg = styled(content);
    keepLegible(svg);
    return svg;
  }
  const node = (fill: string) =>
    `<g class="node"><rect width="40" height="40" y="-20" style="fill:${fill}"/><text>a</text></g>`;

  it('writes dark on what the author filled lightly, and light on what is dark', () => {
    expect(legible(node('#ffe')).querySelector('text')!.getAttribute('fill')).toBe('#1f2328');
    expect(legible(node('navy')).querySelector('text')!.getAttribute('fill')).toBe('#ffffff');
  });

  it('looks at what is under the words, not at what else is in the node', () => {
    const svg = legible(
      '<g class="node"><rect width="90" height="20" style="fill:#ddf"/><rect y="20" width="90" height="20" fill="white"/><text y="15">a</text><text y="35">b</text></g>',
    );
    const [head, row] = [...svg.querySelectorAll('text')].map((text) => text.getAttribute('fill'));
    expect(head).toBe('#1f2328');
    expect(row).toBeNull();
  });

  it("leaves the author's own text colour on the author's own fill", () => {
    const svg = legible(
      '<g class="node"><rect style="fill:#fdd"/><text style="fill:#600">a</text></g>',
    );
    expect(svg.querySelector('text')!.getAttribute('fill')).toBe('#600');
  });

  it('lets coloured letters and lines follow the page', () => {
    const svg = legible('<text style="fill:#600">a</text><path style="stroke:#000"/>');
    expect(svg.querySelector('text')!.getAttribute('fill')).toBe(
      'color-mix(in srgb,#600 var(--diagram-ink),var(--diagram-fg))',
    );
    expect(svg.querySelector('path')!.getAttribute('stroke')).toContain('var(--diagram-ink)');
  });

  it('tints areas behind other things', () => {
    const rect = legible('<rect style="fill:rgb(200, 200, 255)"/>').firstElementChild!;
    expect(rect.getAttribute('fill')).toContain('var(--diagram-tint),var(--diagram-bg)');
  });
});

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { createDrawer, type Drawer } from '../src/diagram/draw/index.ts';
import { examples } from '../src/diagram/draw/examples.ts';
import { mermaidSettings } from '../src/diagram/draw/settings.ts';

const { resolve } = createRequire(import.meta.url);
const css = readFileSync(new URL('../src/diagram/draw/diagram.css', import.meta.url), 'utf8');
const FONTS = '@fontsource-variable/source-serif-4';
const COMMON = ['flowchart', 'wrapped', 'sequence', 'class', 'state', 'er'];

const FILLED = ':is(rect, path, polygon, circle, ellipse):not([fill="none"], [fill="none"] *)';

interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

let drawer: Drawer;

test.beforeAll(() => {
  drawer = createDrawer();
});
test.afterAll(() => drawer.close());

/** A blank page with the style sheet of the diagrams and its fonts, loaded. */
async function openPage(page: Page, theme = 'light'): Promise<void> {
  const fonts = new RegExp(`url\\('${FONTS}/([^']+)'\\)`, 'g');
  const embedded = css.replace(fonts, (_, file: string) => {
    const path = join(dirname(resolve(`${FONTS}/package.json`)), file);
    return `url(data:font/woff2;base64,${readFileSync(path).toString('base64')})`;
  });
  await page.setContent(
    `<!doctype html><html data-theme="${theme}"><style>${embedded}
     body { background: var(--diagram-bg); margin: 0 }</style><body></body></html>`,
  );
  await page.evaluate(async () => {
    const faces = ['400', '700'].map((weight) =>
      document.fonts.load(`${weight} 16px "Lectern Diagram"`, 'aĀαЯ'),
    );
    await Promise.all(faces);
  });
}

async function drawOurs(page: Page, source: string): Promise<void> {
  const drawn = await drawer.draw(source);
  if (!drawn.ok) throw new Error(drawn.message);
  await page.evaluate((svg) => {
    document.body.innerHTML = svg;
  }, drawn.svg);
}

async function drawWithMermaid(page: Page, source: string): Promise<void> {
  await page.addScriptTag({ path: resolve('mermaid/dist/mermaid.min.js') });
  const defaults = await page.evaluate(() => {
    window.mermaid.initialize({ startOnLoad: false, theme: 'base' });
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return window.mermaid.mermaidAPI.getConfig().themeVariables as Record<string, unknown>;
  });
  await page.evaluate(
    async ([settings, text]) => {
      window.mermaid.initialize(settings);
      const { svg } = await window.mermaid.render('theirs', text);
      document.body.innerHTML = svg;
      const root = document.querySelector('svg')!;
      root.style.maxWidth = '';
      root.setAttribute('width', String(root.viewBox.baseVal.width));
    },
    [mermaidSettings(defaults), source] as const,
  );
}

/** The boxes of what `selector` finds, measured from the top left corner of all that is drawn. */
function boxes(page: Page, selector: string): Promise<Box[]> {
  return page.evaluate((shapes) => {
    const svg = document.querySelector('svg')!;
    const drawn = [...svg.querySelectorAll('rect, path, polygon, circle, ellipse, text')]
      .filter((shape) => !shape.closest('defs, marker, symbol'))
      .map((shape) => shape.getBoundingClientRect())
      .filter(({ width, height }) => width > 1 && height > 1);
    const left = Math.min(...drawn.map((box) => box.left));
    const top = Math.min(...drawn.map((box) => box.top));
    return [...svg.querySelectorAll(shapes)]
      .filter((shape) => !shape.closest('defs, marker, symbol'))
      .map((shape) => shape.getBoundingClientRect())
      .filter(({ width, height }) => width > 1 && height > 1)
      .map(({ x, y, width, height }) => ({
        x: x - left,
        y: y - top,
        width,
        height,
      }));
  }, selector);
}

function difference(a: Box, b: Box): number {
  return Math.max(
    Math.abs(a.x - b.x),
    Math.abs(a.y - b.y),
    Math.abs(a.width - b.width),
    Math.abs(a.height - b.height),
  );
}

for (const name of COMMON)
  test(`a ${name} diagram has the boxes that Mermaid gives it in a browser`, async ({ page }) => {
    await openPage(page);
    await drawWithMermaid(page, examples[name]!);
    const theirs = await boxes(
      page,
      '.node > :is(rect, path, polygon, circle, ellipse), .node > g > path, rect.actor',
    );
    await openPage(page);
    await drawOurs(page, examples[name]!);
    const ours = await boxes(page, 'rect, path, polygon, circle, ellipse');
    expect(theirs.length).toBeGreaterThan(0);
    for (const box of theirs) {
      const nearest = Math.min(...ours.map((other) => difference(box, other)));
      const size = Math.max(box.width, box.height, 40);
      expect(nearest / size, JSON.stringify(box)).toBeLessThan(0.02);
    }
  });

for (const name of ['flowchart', 'wrapped', 'scripts', 'shapes', 'class', 'state', 'er'])
  test(`no label of a ${name} diagram leaves its box`, async ({ page }) => {
    await openPage(page);
    await drawOurs(page, examples[name]!);
    const labels = await boxes(page, 'text');
    const shapes = await boxes(page, FILLED);
    const area = (box: Box) => box.width * box.height;
    for (const label of labels) {
      const [x, y] = [label.x + label.width / 2, label.y + label.height / 2];
      const around = shapes
        .filter((box) => x > box.x && x < box.x + box.width && y > box.y && y < box.y + box.height)
        .filter((box) => box.height > label.height / 2)
        .sort((a, b) => area(a) - area(b))[0];
      if (!around) continue;
      expect(label.x, JSON.stringify({ label, around })).toBeGreaterThan(around.x - 0.5);
      expect(label.x + label.width).toBeLessThan(around.x + around.width + 0.5);
    }
  });

for (const theme of ['light', 'dark'])
  test(`every text of every type stands out from its ground on a ${theme} page`, async ({
    page,
  }) => {
    await openPage(page, theme);
    for (const [name, source] of Object.entries(examples)) {
      await drawOurs(page, source);
      const faint = await page.evaluate(() => {
        const canvas = document
          .createElement('canvas')
          .getContext('2d', { willReadFrequently: true })!;
        const luminance = (color: string, over: string) => {
          for (const fill of [over, color]) {
            canvas.fillStyle = fill;
            canvas.fillRect(0, 0, 1, 1);
          }
          const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((channel) => {
            const part = channel / 255;
            return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
          });
          return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
        };
        const page = getComputedStyle(document.body).backgroundColor;
        return [...document.querySelectorAll('svg text')].flatMap((text) => {
          // The numbers of messages stand on arrow heads, which cannot be asked for at a point.
          if (/^\d$/.test(text.textContent)) return [];
          const leaf = text.querySelector('tspan') ?? text;
          const box = leaf.getBoundingClientRect();
          const ground = document
            .elementsFromPoint(box.x + box.width / 2, box.y + box.height / 2)
            .filter((below) => below instanceof SVGGeometryElement)
            .map((below) => getComputedStyle(below))
            .find(
              (style) =>
                style.fill !== 'none' &&
                Number(style.opacity) > 0.9 &&
                !style.fill.startsWith('url'),
            );
          const own = luminance(getComputedStyle(leaf).fill, page);
          const under = luminance(ground?.fill ?? page, page);
          const contrast = (Math.max(own, under) + 0.05) / (Math.min(own, under) + 0.05);
          return contrast < 4.5 ? [`${text.textContent} (${contrast.toFixed(1)})`] : [];
        });
      });
      expect(faint, name).toEqual([]);
    }
  });

declare global {
  interface Window {
    mermaid: typeof import('mermaid').default;
  }
}

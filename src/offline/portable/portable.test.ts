import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { portableAddress } from './address.ts';
import { writePortable } from './index.ts';
import { portablePage } from './page.ts';
import { portableModule } from './script.ts';

const files = ['index.html', 'a/index.html', 'a/b/index.html', '_assets/ü 1.png', 'c:d/index.html'];
const site = { base: '/repo/', files: new Set(files) };

describe('an address in the copy', () => {
  test.each([
    ['/repo/', 'a/b/index.html', '../../index.html'],
    ['/repo/a/b/#there', 'a/index.html', 'b/index.html#there'],
    ['/repo/a/?q=1#there', 'index.html', 'a/index.html?q=1#there'],
    ['/repo/_assets/%C3%BC%201.png', 'a/index.html', '../_assets/%C3%BC%201.png'],
    ['/repo/c:d/', 'index.html', './c:d/index.html'],
  ])('%s in %s is %s', (address, from, expected) => {
    expect(portableAddress(address, from, site)).toBe(expected);
  });

  test.each(['#here', 'https://example.org/repo/', 'mailto:a@b.c', '/other/', '/repo/gone/'])(
    '%s stays as it is',
    (address) => {
      expect(portableAddress(address, 'a/index.html', site)).toBe(address);
    },
  );
});

describe('a page in the copy', () => {
  const rewrite = async (html: string) => {
    const scripts: string[] = [];
    const page = portablePage('a/index.html', site, (script) => scripts.push(script));
    return { html: await text(Readable.from(html.match(/.{1,7}/gs)!).pipe(page)), scripts };
  };

  test('has relative addresses wherever addresses stand, and nowhere else', async () => {
    const { html } = await rewrite(
      '<!DOCTYPE html><a href="/repo/">x &amp; <code>href="/repo/"</code></a>' +
        '<img srcset="/repo/_assets/%C3%BC%201.png 2x" alt="/repo/"><svg><a href="/repo/a/b/"/></svg>',
    );
    expect(html).toBe(
      '<!DOCTYPE html><a href="../index.html">x &amp; <code>href="/repo/"</code></a>' +
        '<img srcset="../_assets/%C3%BC%201.png 2x" alt="/repo/"><svg><a href="b/index.html"/></svg>',
    );
  });

  test('has classic scripts, after the page as modules are', async () => {
    const { html, scripts } = await rewrite(
      '<script type="module" src="/repo/_astro/page.js"></script>',
    );
    expect(html).toMatch(/^<script defer(="")? src="[^"]*_astro\/page.js"><\/script>$/);
    expect(scripts).toEqual(['_astro/page.js']);
  });

  test('lacks what needs a server', async () => {
    const { html } = await rewrite(
      '<html data-offline="/repo/"><link rel="preload" href="/repo/x"><p>a' +
        '<span data-online>b<br><b>c</b></span>d</p>',
    );
    expect(html).toBe('<html><p>ad</p>');
  });
});

test('a script in the copy leaves to the runtime what is known at run time only', () => {
  expect(portableModule('import(`./dialog.js`);import(t.href)')).toBe(
    'import(`./dialog.js`);lectern.import(t.href)',
  );
});

test('one site gives one archive, byte for byte, wherever it is made', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-portable-'));
  const made: Record<string, string> = {
    'index.html': '<script type="module" src="/_astro/page.js"></script><a href="/a/">a</a>',
    'a/index.html': '<a href="/">home</a>',
    '_astro/page.js': 'import("./part.js")',
    '_astro/part.js': 'document.title="x"',
    'pagefind/index.pf_meta': 'data',
    'rss.xml': '',
  };
  for (const [path, content] of Object.entries(made)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  const packageRoot = join(import.meta.dirname, '../../..');
  const files = {
    list: () => Object.keys(made).sort(),
    placeOf: (path: string) => join(folder, path),
    placeFor: (path: string) => Promise.resolve(join(folder, path)),
  };
  const source = { files, scripts: folder, base: '/', packageRoot, dataFolder: 'pagefind' };
  const write = async (zone: string) => {
    process.env['TZ'] = zone;
    await writePortable(source);
    return readFile(join(folder, 'study-offline.zip'));
  };
  const before = process.env['TZ'];
  const archives = [await write('Pacific/Auckland'), await write('America/Lima')] as const;
  if (before === undefined) delete process.env['TZ'];
  else process.env['TZ'] = before;
  expect(archives[0].equals(archives[1])).toBe(true);
  const entries = unzipSync(archives[0]);
  expect(Object.keys(entries).sort()).toEqual(
    ['_astro/page.js', 'a/index.html', 'index.html', 'pagefind/index.pf_meta.js'].map(
      (path) => `study-offline/${path}`,
    ),
  );
  const read = (path: string) => new TextDecoder().decode(entries[`study-offline/${path}`]);
  expect(read('a/index.html')).toBe('<a href="../index.html">home</a>');
  expect(read('pagefind/index.pf_meta.js')).toBe(
    'lectern.give("pagefind/index.pf_meta","ZGF0YQ==")',
  );
  expect(read('_astro/page.js')).toContain('document.title');
});

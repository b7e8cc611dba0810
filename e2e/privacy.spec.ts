import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { filesBelow } from '../src/offline/files.ts';
import { expect, test } from './support/test.ts';
import { fixture } from './support/vaults.ts';

/**
 * Each word stands in every part of a note that is not to be published: title,
 * alias, tag, text, heading, links, pictures.
 */
const KEPT_OUT = {
  zebrafish: 'a draft',
  quagga: 'a note with publish: false',
  okapi: 'an ignored folder',
  axolotl: 'a file that no published note shows, or a hidden folder',
};

test.describe('what is not to be published leaves no trace', () => {
  for (const [word, what] of Object.entries(KEPT_OUT)) {
    test(`of ${what}`, async ({ open }) => {
      const { folder } = await open(fixture('private'));
      const traces: string[] = [];
      for (const file of await filesBelow(folder)) {
        const bytes = await readFile(join(folder, file));
        // The search index is compressed.
        const isGzip = bytes[0] === 0x1f && bytes[1] === 0x8b;
        const content = (isGzip ? gunzipSync(bytes) : bytes).toString('latin1');
        if (`${file}\n${content}`.toLowerCase().includes(word)) traces.push(file);
      }
      expect(traces).toEqual([]);
    });
  }

  test('while what is published is there', async ({ page, open }) => {
    const site = await open(fixture('private'));
    await page.goto(`${site.url}open/`);
    await expect(page.getByRole('img', { name: 'a picture' })).toBeVisible();
    expect(
      (await filesBelow(site.folder)).filter((file) => file.endsWith('.svg')).length,
    ).toBeGreaterThan(0);
  });
});

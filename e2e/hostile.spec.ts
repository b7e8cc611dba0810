import type { Page } from '@playwright/test';
import { cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { filesBelow } from '../src/offline/files.ts';
import { attribute, elementsOf } from './support/html.ts';
import { expect, test } from './support/test.ts';
import { fixture, runFolder } from './support/vaults.ts';

const SECRET = 'the-secret-outside-of-the-vault';

test.describe('a note from somebody who means harm', () => {
  test('runs nothing, whatever is clicked', async ({ page, open }) => {
    const site = await open(await hostileVault());
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) elsewhere.push(request.url());
    });
    for (const address of await site.pages()) {
      await page.goto(address);
      await clickEverything(page);
      expect(await attacked(page), address).toBeUndefined();
      expect(new URL(page.url()).origin).toBe(new URL(site.url).origin);
    }
    expect(elsewhere).toEqual([]);
  });

  test('is still read to its end', async ({ page, open }) => {
    const site = await open(await hostileVault());
    await page.goto(`${site.url}hostile/`);
    await expect(page.getByText('The last words.')).toBeVisible();
  });

  test('leaves no handler, script or frame in any page', async ({ open }) => {
    const { folder } = await open(await hostileVault());
    const found: string[] = [];
    const pages = (await filesBelow(folder)).filter((name) => name.endsWith('.html'));
    for (const file of pages.filter((name) => !name.startsWith('_assets/'))) {
      for (const element of await elementsOf(join(folder, file))) {
        const { tagName, attrs } = element;
        const source = attribute(element, 'src') ?? '';
        const isOwnScript = tagName === 'script' && source.startsWith('/');
        const isForbidden = ['script', 'iframe', 'object', 'embed', 'base'].includes(tagName);
        if (isForbidden && !isOwnScript) found.push(`${file}: <${tagName}>`);
        for (const { name, value } of attrs) {
          if (name.startsWith('on')) found.push(`${file}: ${name}`);
          if (/^\s*(?:javascript|vbscript|data:text)/i.test(value)) found.push(`${file}: ${value}`);
        }
      }
    }
    expect(found).toEqual([]);
  });

  test('a drawing with a script in it runs nothing, even when opened by itself', async ({
    page,
    open,
  }) => {
    const site = await open(await hostileVault());
    const drawings = (await filesBelow(site.folder)).filter((name) => /drawing.*\.svg$/.test(name));
    for (const drawing of drawings) {
      await page.goto(site.url + drawing);
      expect(await attacked(page)).toBeUndefined();
    }
  });

  test('a page among the files runs and loads nothing, and can be read', async ({ page, open }) => {
    const site = await open(await hostileVault());
    const elsewhere: string[] = [];
    // What the policy stops is reported as a request that failed for its sake.
    page.on('requestfinished', (request) => elsewhere.push(request.url()));
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText !== 'csp') elsewhere.push(request.url());
    });
    const files = (await filesBelow(site.folder)).filter((name) =>
      name.startsWith('_assets/page.'),
    );
    expect(files.map((name) => name.replace(/^[^.]+\.[^.]+/, ''))).toEqual(['.html', '.xhtml.txt']);
    for (const file of files) {
      await page.goto(site.url + file);
      expect(await attacked(page)).toBeUndefined();
    }
    await page.goto(site.url + files[0]!);
    await expect(page.getByText('The words of the page.')).toBeVisible();
    expect(elsewhere.filter((url) => !url.startsWith(site.url))).toEqual([]);
  });

  test('reaches nothing outside of the vault', async ({ open }) => {
    const { folder } = await open(await hostileVault());
    const found: string[] = [];
    for (const file of await filesBelow(folder)) {
      if ((await readFile(join(folder, file), 'latin1')).includes(SECRET)) found.push(file);
    }
    expect(found).toEqual([]);
  });
});

/** The fixture between files that it must not reach, with links that lead there. */
async function hostileVault(): Promise<string> {
  const around = join(runFolder(), 'around-hostile', 'deep');
  const vault = join(around, 'vault');
  await mkdir(vault, { recursive: true });
  await cp(fixture('hostile'), vault, { recursive: true });
  for (const name of ['secret.txt', 'secret.md']) {
    await writeFile(join(around, '..', name), `${SECRET}\n`);
    await writeFile(join(around, name), `${SECRET}\n`);
  }
  await link(join(around, 'secret.txt'), join(vault, 'link-to-file.txt'));
  await link(join(around, 'secret.md'), join(vault, 'link-to-note.md'));
  await link(join(around, '..'), join(vault, 'link-to-folder'));
  return vault;
}

async function link(target: string, path: string) {
  try {
    await symlink(target, path);
  } catch (error) {
    // Another worker made it.
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
}

async function clickEverything(page: Page) {
  const address = page.url();
  const targets = page.getByText(/^Click this|^A Markdown link|^Another|^Data$/);
  const count = await targets.count();
  for (let at = 0; at < count; at += 1) {
    await targets.nth(at).dispatchEvent('click');
    expect(await attacked(page)).toBeUndefined();
    if (page.url() !== address) await page.goto(address);
  }
}

async function attacked(page: Page): Promise<unknown> {
  return page.evaluate(() => (window as { attacked?: unknown }).attacked);
}

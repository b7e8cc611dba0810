import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startDev, type DevServer } from './support/build.ts';
import { expect, test } from './support/test.ts';
import { runFolder } from './support/vaults.ts';

test.describe('while the vault is written', () => {
  let vault: string;
  let server: DevServer;
  const save = (name: string, text: string) => writeFile(join(vault, name), text);

  test.beforeEach(async ({}, { testId }) => {
    vault = join(runFolder(), `dev-${testId}`);
    await mkdir(vault);
    await save('Start.md', '# Start\n\nTo [[Kinesis]] and [[Glue]].\n');
    await save('Kinesis.md', '# Kinesis\n\nStreams of records.\n\n## Cost\n\n## Limits\n');
    await save('Box.mdx', '# Box\n\n<Card title="A card">Within it [[Kinesis]].</Card>\n');
    server = await startDev(vault, '/notes/');
  });
  test.afterEach(() => server.stop());

  test('a saved note is on the open page, which is not loaded again', async ({ page }) => {
    await page.goto(`${server.url}kinesis/`);
    let loads = 0;
    page.on('load', () => (loads += 1));
    await save(
      'Kinesis.md',
      '# Kinesis\n\nShards.\n\n## Cost\n\nBy hour.\n\n## Limits\n\n```js\nlet two;\n```\n',
    );
    await expect(page.getByText('Shards.')).toBeVisible();
    await expect(page.getByText('Streams of records.')).toHaveCount(0);
    // What scripts add to a text is there as well, once.
    await expect(page.getByRole('button', { name: 'Copy' })).toHaveCount(1);
    await save('Kinesis.md', '# Firehose\n\nDelivery.\n\n## Cost\n\n## Limits\n');
    await expect(page.getByRole('heading', { name: 'Firehose' })).toBeVisible();
    await expect(page).toHaveTitle(/^Firehose/);
    await expect(page.locator('.sections')).toContainText('Firehose');
    expect(loads).toBe(0);
  });

  test('links to a renamed note follow', async ({ page }) => {
    await page.goto(`${server.url}start/`);
    await expect(page.getByRole('article').getByRole('link', { name: 'Kinesis' })).toHaveAttribute(
      'href',
      '/notes/kinesis/',
    );
    await mkdir(join(vault, 'aws'));
    await rename(join(vault, 'Kinesis.md'), join(vault, 'aws/Kinesis.md'));
    await expect(page.getByRole('article').getByRole('link', { name: 'Kinesis' })).toHaveAttribute(
      'href',
      '/notes/aws/kinesis/',
    );
  });

  test('a new note defines what was planned, and one that is gone is not found', async ({
    page,
  }) => {
    await page.goto(`${server.url}start/`);
    await save('Glue.md', '# Glue\n\nJobs.\n');
    await expect(page.getByRole('article').getByRole('link', { name: 'Glue' })).toHaveAttribute(
      'href',
      '/notes/glue/',
    );
    await page.getByRole('article').getByRole('link', { name: 'Glue' }).click();
    await expect(page.getByText('Jobs.')).toBeVisible();
    await rm(join(vault, 'Glue.md'));
    await expect(page.getByRole('heading', { name: 'This page does not exist' })).toBeVisible();
  });

  test('a page with components follows as well', async ({ page }) => {
    await page.goto(`${server.url}box/`);
    await expect(page.getByText('Within it')).toBeVisible();
    await save('Box.mdx', '# Box\n\n<Card title="A card">Now about [[Glue]].</Card>\n');
    await expect(page.getByText('Now about')).toBeVisible({ timeout: 60_000 });
  });

  test('the search finds what was just written', async ({ page }) => {
    await page.goto(`${server.url}kinesis/`);
    await save('Kinesis.md', '# Kinesis\n\nAn enigmatic throughput.\n');
    await expect(page.getByText('An enigmatic throughput.')).toBeVisible();
    await page.keyboard.press('/');
    await page.getByRole('combobox').fill('enigmatic');
    await expect(page.getByRole('option').first()).toHaveAttribute('href', /\/kinesis\/$/, {
      timeout: 30_000,
    });
  });
});

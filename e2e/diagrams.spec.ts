import { expect, test } from './support/test.ts';
import { absent, SEED_NOTE, seedVault, SHIPPED } from './support/vaults.ts';

const LINKED = {
  'Kinesis Data Streams': 'amazon-kinesis-data-streams',
  'Amazon MSK': 'amazon-msk',
  'AWS Glue': 'aws-glue',
  'Amazon S3': 'amazon-s3',
  Athena: 'amazon-athena',
  Redshift: 'amazon-redshift',
};

test.describe('the text drawing of the seed note', () => {
  test.beforeEach(async ({ page, open }) => {
    const missing = absent(SEED_NOTE);
    test.skip(missing !== undefined, missing);
    const site = await open(await seedVault());
    await page.goto(`${site.url}02-data-ingestion-and-storage/`);
  });

  test('is a picture of ten boxes', async ({ page }) => {
    const picture = page.locator('figure.diagram svg');
    const boxes = picture.locator('rect[fill="var(--diagram-node)"]');
    await expect(boxes).toHaveCount(10);
    await expect(picture.locator('path[marker-end]')).toHaveCount(11);
  });

  test('has the three boxes inside the data lake in a row', async ({ page }) => {
    const centre = async (label: string) => {
      const box = await page.locator('figure.diagram text', { hasText: label }).boundingBox();
      return { x: box!.x + box!.width / 2, y: box!.y + box!.height / 2 };
    };
    const [raw, processed, ready] = [
      await centre('Raw Data'),
      await centre('Processed Data'),
      await centre('ML-Ready'),
    ];
    expect(raw.x).toBeLessThan(processed.x);
    expect(processed.x).toBeLessThan(ready.x);
    expect(Math.abs(raw.y - ready.y)).toBeLessThan(2);
  });

  for (const [label, page_] of Object.entries(LINKED)) {
    test(`leads from ${label} to its page`, async ({ page }) => {
      const link = page.locator('figure.diagram svg a', { hasText: label }).first();
      await expect(link).toHaveAttribute('href', `/concepts/${page_}/`);
    });
  }

  test('is described in words, and its text is one click away', async ({ page }) => {
    const figure = page.locator('figure.diagram');
    await expect(figure.locator('svg desc')).toContainText('Raw Data leads to Processed Data');
    await figure.getByText('Text of this diagram').click();
    await expect(figure.getByText('┌─────────────────┐').first()).toBeVisible();
    await expect(figure.getByText('flowchart TB')).toBeVisible();
    await expect(figure.getByRole('button', { name: 'Copy' })).toHaveCount(2);
  });

  test('scrolls in its own frame on a narrow screen, and opens full size', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    const frame = page.locator('figure.diagram .scroll');
    const { content, shown } = await frame.evaluate((element) => ({
      content: element.scrollWidth,
      shown: element.clientWidth,
    }));
    expect(content).toBeGreaterThan(shown);
    const label = page.locator('figure.diagram text', { hasText: 'Raw Data' });
    expect((await label.boundingBox())!.height).toBeGreaterThan(10);
    await page.getByRole('button', { name: 'Full size' }).click();
    expect((await frame.boundingBox())!.height).toBe(640);
    await page.keyboard.press('Escape');
    expect((await frame.boundingBox())!.height).toBeLessThan(640);
  });
});

test('pages without a diagram load none of its styles', async ({ page, open }) => {
  const site = await open(SHIPPED);
  const sheet = page.locator('link[rel=stylesheet][href*="/diagram."]');
  await page.goto(`${site.url}concepts/`);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(sheet).toHaveCount(0);
  await page.goto(`${site.url}02-data-ingestion-and-storage/`);
  await expect(sheet).toHaveCount(1);
});

test('an author’s own Mermaid is drawn at build time', async ({ page, open }) => {
  const site = await open(SHIPPED);
  await page.goto(`${site.url}09-mlops/`);
  await expect(page.locator('figure.diagram svg').nth(1)).toBeVisible();
  await expect(page.locator('code', { hasText: 'stateDiagram-v2' })).toBeHidden();
});

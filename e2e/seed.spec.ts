import { expect, test } from './support/test.ts';
import { absent, SEED_NOTE, seedVault } from './support/vaults.ts';

const CONCEPTS = [
  'Amazon Athena',
  'Amazon Data Firehose',
  'Amazon EBS',
  'Amazon EFS',
  'Amazon FSx',
  'Amazon Kinesis Data Streams',
  'Amazon MSK',
  'Amazon Redshift',
  'Amazon S3',
  'AWS Glue',
  'Data Architecture Patterns',
  'Data Formats',
  'ETL vs ELT',
  'Kinesis Data Analytics',
  'Managed Service for Apache Flink',
];
const PLANNED_SECTIONS = ['03-data-transformation', '06-model-training', '09-mlops'];

test.describe('the seed note alone', () => {
  test.beforeEach(() => {
    const missing = absent(SEED_NOTE);
    test.skip(missing !== undefined, missing);
  });

  test('is the first section of a site', async ({ page, open }) => {
    const site = await open(await seedVault());
    await page.goto(site.url);
    await page
      .getByRole('main')
      .getByRole('link', { name: /Data Ingestion and Storage/ })
      .first()
      .click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText(
      'Data Ingestion and Storage',
    );
  });

  for (const name of CONCEPTS) {
    test(`gives ${name} a page`, async ({ page, open }) => {
      const site = await open(await seedVault());
      await page.goto(`${site.url}concepts/`);
      await page.getByRole('main').getByRole('link', { name, exact: true }).first().click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
    });
  }

  for (const name of PLANNED_SECTIONS) {
    test(`gives the planned section ${name} a page`, async ({ page, open }) => {
      const site = await open(await seedVault());
      const response = await page.goto(`${site.url}${name}/`);
      expect(response?.status()).toBe(200);
      const mentions = page.getByRole('region', { name: 'Mentioned in' });
      await expect(mentions.getByRole('link', { name: /Data Ingestion/ }).first()).toBeVisible();
    });
  }
});

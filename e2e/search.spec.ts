import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { SHIPPED } from './support/vaults.ts';

/** What the search lists. */
function results(page: Page, name?: string) {
  const list = page.getByRole('listbox', { name: 'Results' });
  return list.getByRole('option', name === undefined ? {} : { name });
}

/** Opens the search with its key and asks. */
async function ask(page: Page, query: string) {
  await page.keyboard.press('/');
  const field = page.getByRole('combobox', { name: 'Search the notes' });
  await expect(field).toBeFocused();
  await field.fill(query);
  await expect(results(page).first()).toBeVisible();
  return field;
}

test.describe('the search', () => {
  test('is used with the keyboard alone', async ({ page, open }) => {
    const site = await open(SHIPPED, '/repo/');
    await page.goto(`${site.url}06-model-training/`);
    const field = await ask(page, 'storage classes');
    const first = results(page).first();
    await expect(first).toHaveAttribute('aria-selected', 'true');
    await expect(field).toHaveAttribute('aria-activedescendant', (await first.getAttribute('id'))!);
    await page.keyboard.press('ArrowDown');
    await expect(first).toHaveAttribute('aria-selected', 'false');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/\/repo\/.*#storage-classes$/);
  });

  test('gives the focus back when it is closed', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    const theme = page.getByRole('button', { name: 'Switch between light and dark' });
    await theme.focus();
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Search' })).toBeHidden();
    await expect(theme).toBeFocused();
  });

  test('finds in spite of a slip, says so, and takes the words as typed if asked', async ({
    page,
    open,
  }) => {
    await page.goto((await open(SHIPPED)).url);
    await ask(page, 'encripton kms');
    await expect(page.locator('.search-status')).toContainText(
      'Showing results for encryption kms.',
    );
    await expect(results(page, 'SSE-KMS').first()).toBeVisible();
    await page.getByRole('button', { name: 'Search instead for encripton kms' }).click();
    await expect(page.locator('.search-status')).not.toContainText('Showing results for');
  });

  test('finds a page by its old name and by the first letters of one', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    for (const query of ['Amazon Elasticsearch Service', 'KDF', 'elastic mapreduce']) {
      await ask(page, query);
      const first = results(page).first();
      await expect(first).toHaveAttribute(
        'href',
        /concepts\/amazon-(?:opensearch-service|data-firehose|emr)\/$/,
      );
    }
  });

  test('takes words in quotes for a phrase', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    await ask(page, '"at their own pace"');
    await expect(page.locator('.search-status')).toHaveText('1 page');
    await expect(results(page).first()).toContainText('at their own pace');
  });

  test('is narrowed to exam tips, and to a tag', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    await ask(page, 'kinesis');
    const all = await results(page).count();
    await page.getByRole('button', { name: 'Exam tips' }).click();
    await expect(page.getByRole('button', { name: 'Exam tips' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(page.getByRole('listbox', { name: 'Results' })).toHaveAttribute(
      'aria-busy',
      'false',
    );
    expect(await results(page).count()).toBeLessThan(all);
    for (const option of await results(page).all()) {
      await expect(option).toContainText('Exam tip');
    }
    await page.getByRole('button', { name: 'All', exact: true }).click();
    await page.getByRole('combobox', { name: 'Tag' }).selectOption('service');
    await expect(results(page).first()).toHaveAttribute('href', /concepts/);
  });

  test('remembers what was searched for, until it is asked to forget', async ({ page, open }) => {
    const { url } = await open(SHIPPED);
    await page.goto(url);
    await ask(page, 'warm pools');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/warm-pools/);
    await page.goto(url);
    await page.keyboard.press('/');
    await results(page, 'warm pools').click();
    await expect(page.locator('.search-status')).toContainText('pages');
    await page.getByRole('combobox', { name: 'Search the notes' }).fill('');
    await results(page, 'Forget them').click();
    await expect(results(page)).toHaveCount(0);
  });

  test('works where the browser keeps nothing', async ({ page, open }) => {
    await page.addInitScript(() => {
      const refused = () => {
        throw new DOMException('refused', 'SecurityError');
      };
      Object.defineProperty(window, 'localStorage', { get: refused });
      Object.defineProperty(window, 'sessionStorage', { get: refused });
    });
    await page.goto((await open(SHIPPED)).url);
    await ask(page, 'warm pools');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/warm-pools/);
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Warm pools');
  });

  test('marks the words on the page that is opened, until the marks are removed', async ({
    page,
    open,
  }) => {
    await page.goto((await open(SHIPPED)).url);
    await ask(page, 'auditor decrypted');
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/02-data-ingestion-and-storage\/#questions$/);
    const marked = () =>
      page.evaluate(() =>
        [...(CSS.highlights.get('search-found') ?? [])].map((range) => (range as Range).toString()),
      );
    await expect.poll(marked).toEqual(expect.arrayContaining(['auditor', 'decrypted']));
    await expect(
      page.getByRole('cell', { name: 'An auditor asks who decrypted' }),
    ).toBeInViewport();
    await page.getByRole('button', { name: 'Remove marks' }).click();
    expect(await marked()).toEqual([]);
    await page.reload();
    expect(await marked()).toEqual([]);
  });

  test('has a page for each question, which a form can lead to', async ({ page, open }) => {
    const site = await open(SHIPPED, '/repo/');
    await page.goto(`${site.url}search/?q=kinesis+replay&kind=tip`);
    const field = page.getByRole('combobox', { name: 'Search the notes' });
    await expect(field).toHaveValue('kinesis replay');
    await expect(page.getByRole('button', { name: 'Exam tips' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await expect(results(page).first()).toContainText('Exam tip');
    await field.fill('warm pools');
    await expect(page).toHaveURL(/\/repo\/search\/\?q=warm\+pools&kind=tip$/);
  });

  test('finds what is shown in several places once', async ({ page, open }) => {
    await page.goto((await open(SHIPPED)).url);
    // Stands in the note on S3, and is embedded in the section on MLOps.
    await ask(page, '"small fee per monitored object"');
    await expect(page.locator('.search-status')).toHaveText('1 page');
    await expect(results(page)).toHaveAttribute('href', /amazon-s3\/#storage-classes$/);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    test.describe(`in ${colorScheme}`, () => {
      test.use({ colorScheme });
      test('has nothing that axe objects to', async ({ page, open }) => {
        await page.goto((await open(SHIPPED)).url);
        await ask(page, 'kinesis');
        const { violations } = await new AxeBuilder({ page }).setLegacyMode().analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      });
    });
  }

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false });
    test('is the list of concepts', async ({ page, open }) => {
      await page.goto((await open(SHIPPED)).url);
      const { url } = await open(SHIPPED);
      await page.getByRole('link', { name: 'Search' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toHaveText('Concepts');
      await page.goto(`${url}search/?q=kinesis`);
      await expect(page.getByText('needs JavaScript')).toBeVisible();
    });
  });
});

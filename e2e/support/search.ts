import { expect, type Page } from '@playwright/test';

/** Ten queries to the shipped vault, and the page that answers each. */
export const SHIPPED_QUERIES: Readonly<Record<string, string>> = {
  'storage classes': '02-data-ingestion-and-storage/',
  kinesis: '02-data-ingestion-and-storage/',
  'glue databrew': '03-data-transformation/',
  'feature store': '',
  overfitting: '06-model-training/',
  'learning rate': '06-model-training/',
  'model monitor': '09-mlops/',
  pipelines: '09-mlops/',
  'bias variance': '06-model-training/',
  parquet: '02-data-ingestion-and-storage/',
};

/** Opens the search with its key and asks. Gives the addresses that were found. */
export async function search(page: Page, query: string): Promise<string[]> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search the notes' }).fill(query);
  await expect(page.getByRole('option').first()).toBeVisible();
  return page
    .getByRole('option')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
}

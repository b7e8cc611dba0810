import { join } from 'node:path';
import { PAPERS, type Paper } from '../src/print/paper.ts';
import { expect, test } from './support/printing.ts';
import { absent, SHARED } from './support/vaults.ts';

// Their own file, so that a second worker prints them beside the other books.
test.describe('on paper', () => {
  // A book of 400 sheets, each drawn and read, on a machine that does other things as well.
  test.setTimeout(900_000);

  for (const name of ['quartz-docs', 'tasks-docs']) {
    for (const paper of Object.keys(PAPERS) as Paper[]) {
      test(`every rule holds in the book of ${name} on ${paper}`, async ({ open, check }) => {
        const vault = join(SHARED, 'vaults', name);
        const missing = absent(vault);
        test.skip(missing !== undefined, missing);
        const { problems } = await check({ site: await open(vault), address: '/book/', paper });
        expect(problems).toEqual([]);
      });
    }
  }
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { playwrightCounts, vitestCounts } from './reports.ts';

function report(content: unknown): string {
  const file = join(mkdtempSync(join(tmpdir(), 'lectern-')), 'report.json');
  writeFileSync(file, JSON.stringify(content));
  return file;
}

test('a test file that does not load counts as one failure', () => {
  const file = report({
    numPassedTests: 2,
    numFailedTests: 1,
    testResults: [
      { status: 'failed', assertionResults: [] },
      {
        status: 'failed',
        assertionResults: [
          { status: 'failed', fullName: 'a' },
          { status: 'passed', fullName: 'b' },
          { status: 'passed', fullName: 'c' },
          { status: 'skipped', fullName: 'd' },
        ],
      },
    ],
  });
  expect(vitestCounts(file)).toEqual({ passed: 2, failed: 2, skipped: ['d'] });
});

test('a browser test that passed at a second try only has failed, and skipped ones say why', () => {
  const skipped = {
    title: 'the seed note',
    tests: [
      {
        status: 'skipped',
        annotations: [{ type: 'skip', description: 'needs the seed' }],
      },
    ],
  };
  const file = report({
    stats: { expected: 3, unexpected: 1, flaky: 1 },
    errors: [],
    suites: [{ specs: [], suites: [{ specs: [skipped] }] }],
  });
  expect(playwrightCounts(file)).toEqual({
    passed: 3,
    failed: 2,
    skipped: ['the seed note: needs the seed'],
  });
});

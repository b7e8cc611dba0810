import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { OPTIONS_FILE, optionsPage } from './options.ts';

test('docs/options.md says what the schemas say; "npm run docs" writes it anew', () => {
  expect(readFileSync(OPTIONS_FILE, 'utf8')).toBe(optionsPage());
});

import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { byPlace, type Diagnostic } from '../vault/diagnostics.ts';
import { PREAMBLE_FILE } from '../vault/read.ts';
import type { Settings } from '../vault/settings.ts';
import type { VaultPath } from '../vault/types.ts';
import { macrosOf } from './preamble.ts';
import { renderNote } from './render.ts';
import { contextOf, readFolder } from './testing/vault.ts';

/**
 * One folder a syntax: `input.md` is rendered, every other file is the vault
 * around it. `settings.json` is optional. Run with `-u` to record what is new,
 * then read it.
 */
const root = join(import.meta.dirname, 'fixtures');
const OWN_FILES = /^(?:expected\.html|diagnostics\.json|settings\.json)$/;

describe('the dialect', () => {
  it.each(readdirSync(root))('renders %s', async (name) => {
    const folder = join(root, name);
    const { html, findings } = render(folder);
    await expect(html).toMatchFileSnapshot(join(folder, 'expected.html'));
    const report = findings.map(
      ({ code, file, line, message }) => `${file}:${line} ${code}: ${message}`,
    );
    await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, 'diagnostics.json'),
    );
  });

  it.each(readdirSync(root))('gives every id of %s once', (name) => {
    const { html } = render(join(root, name));
    const ids = [...html.matchAll(/<[a-z][^<>]* id="([^"]*)"/g)].map((match) => match[1]);
    expect(ids).toEqual([...new Set(ids)]);
  });
});

function render(folder: string): { html: string; findings: Diagnostic[] } {
  const settingsFile = join(folder, 'settings.json');
  const settings = existsSync(settingsFile)
    ? (JSON.parse(readFileSync(settingsFile, 'utf8')) as Partial<Settings>)
    : {};
  const index = readFolder(folder, OWN_FILES);
  const note = index.notes.get('input.md' as VaultPath)!;
  const findings = [...index.diagnostics];
  const preamble = join(folder, PREAMBLE_FILE);
  const tex = existsSync(preamble) ? readFileSync(preamble, 'utf8') : '';
  const macros = macrosOf(tex, (finding) => findings.push(finding));
  const html = renderNote(contextOf(note, index, findings, { ...settings, macros }));
  return { html, findings: findings.sort(byPlace) };
}

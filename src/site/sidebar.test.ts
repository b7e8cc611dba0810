import { describe, expect, test } from 'vitest';
import { navigationOf, type Navigation } from '../vault/navigation.ts';
import { parseSettings } from '../vault/settings.ts';
import { vaultOf } from '../vault/testing/in-memory-vault.ts';
import type { Page } from './pages.ts';
import { sidebarKey, sidebarOf } from './sidebar.ts';

/** Two sections, one of them with more notes than a list shows, nested folders, notes beside them. */
function vault(changes: Record<string, string | undefined> = {}): Record<string, string> {
  const names = Array.from({ length: 100 }, (_, at) => `01-first/note-${100 + at}`);
  const rest = ['02-second/a', '02-second/deep/b', '02-second/deep/deeper/c', 'loose/d', 'e'];
  const files = [...names, ...rest].map((name): [string, string] => [`${name}.md`, `# ${name}`]);
  return Object.fromEntries(
    [...Object.entries(Object.fromEntries(files)), ...Object.entries(changes)].filter(
      (file): file is [string, string] => file[1] !== undefined,
    ),
  );
}

const navigate = (files: Record<string, string>) => {
  const index = vaultOf(files);
  return { index, navigation: navigationOf(index, parseSettings('').settings) };
};

/** What decides, in the key of a page, on its list: that of no page in particular, and the rest. */
const keyIn = (navigation: Navigation, page: Page) =>
  JSON.stringify(sidebarOf(navigation, undefined)) + sidebarKey(navigation, page);

describe('the key of a page changes with its list of sections, and with nothing else', () => {
  test.each([
    ['a title near by', { '01-first/note-150.md': '# Other' }],
    ['a title at the other end of a long folder', { '01-first/note-100.md': '# Other' }],
    ['a new note', { '01-first/note-1415.md': '# New' }],
    ['a note that is gone', { '02-second/deep/b.md': undefined }],
    ['a title in a folder within a folder', { '02-second/deep/deeper/c.md': '# Other' }],
    ['a title beside the sections', { 'loose/d.md': '# Other' }],
    ['nothing', {}],
  ])('%s', (_, changes) => {
    const before = navigate(vault());
    const after = navigate(vault(changes));
    for (const { route } of before.index.notes.values()) {
      const page = { route } as Page;
      const [one, two] = [before, after].map(({ navigation }) => ({
        list: JSON.stringify(sidebarOf(navigation, page)),
        key: keyIn(navigation, page),
      }));
      expect(one!.key === two!.key, route).toBe(one!.list === two!.list);
    }
  });
});

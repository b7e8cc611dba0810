import { expect, test } from 'vitest';
import { navigationOf } from '../vault/navigation.ts';
import { parseSettings } from '../vault/settings.ts';
import { vaultOf } from '../vault/testing/in-memory-vault.ts';
import type { VaultPath } from '../vault/types.ts';
import { Maps } from './maps.ts';

test('a folder has a map where its notes are linked with each other, and are more than a few', () => {
  const index = vaultOf({
    'linked/a.md': '[[b]]',
    'linked/b.md': '',
    'linked/c.md': '',
    'apart/d.md': '[[a]]',
    'apart/e.md': '[[a]]',
    'apart/f.md': '',
    'few/g.md': '[[h]]',
    'few/h.md': '',
  });
  const navigation = navigationOf(index, parseSettings('').settings);
  const maps = new Maps(index, navigation);
  const titlesIn = (path: string) =>
    maps
      .groupsOf(navigation.folders.get(path as VaultPath)!)
      .flatMap(({ places }) => places.map(({ title }) => title));
  expect(titlesIn('linked').toSorted()).toEqual(['A', 'B', 'C']);
  expect(titlesIn('apart')).toEqual([]);
  expect(titlesIn('few')).toEqual([]);
});

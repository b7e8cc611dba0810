import { join } from 'node:path';
import { filesBelow } from '../offline/files.ts';
import { inParallel } from '../vault/read.ts';
import type { Route } from '../vault/types.ts';
import { copyAssets } from './assets.ts';
import { writeIcons } from './icons.ts';
import { PACKAGE_ROOT } from './package-root.ts';
import { PageKeys } from './page-key.ts';
import { Renderer } from './renderer/index.ts';
import { searchFiles, writeSearch } from './search.ts';
import type { Site } from './site.ts';
import { SiteFolder } from './site-folder.ts';

/** Pages that are rendered at a time: while one waits for the disk, another is made. */
const RENDERERS = 8;

/** Writes a site to a folder in the cache, where it lies until it is published. */
export async function writeSite(site: Site): Promise<{ folder: SiteFolder; renderer: Renderer }> {
  const { cacheDir, outDir, vault, booksOnly } = site.options;
  const search = booksOnly ? undefined : await startSearch(site);
  const renderer = await Renderer.of(site);
  const { stylesheet, version } = renderer;
  // What is remembered of a whole site is not to be replaced by what is of its books.
  const path = join(cacheDir, booksOnly ? 'books' : 'site');
  const folder = await SiteFolder.open(path, outDir, `${version} ${stylesheet.file}`);
  await writePages(site, renderer, folder);
  await folder.write(stylesheet.file, stylesheet.css);
  for (const source of [renderer.clientFolder, join(PACKAGE_ROOT, 'public')]) {
    for (const file of await filesBelow(source))
      await folder.copy(join(source, file), file, version);
  }
  await writeIcons(site.settings.accent, folder);
  await copyAssets(vault, site.assets, folder);
  if (search) await writeSearch(await search.files, folder);
  return { folder, renderer };
}

/** Gives the indexer enough to do, which goes on beside the making of the pages. */
async function startSearch(site: Site): Promise<{ files: ReturnType<typeof searchFiles> }> {
  let files!: ReturnType<typeof searchFiles>;
  await new Promise<void>((resolve) => {
    files = searchFiles(site, resolve);
    // What goes wrong is told when the files are asked for.
    files.then(() => {
      resolve();
    }, resolve);
  });
  return { files };
}

/** Writes what is other than in the build before. */
async function writePages(site: Site, renderer: Renderer, folder: SiteFolder): Promise<void> {
  const books = site.settings.book ? site.books.all : [];
  const keys = new PageKeys(site);
  const pages: [Route, string | undefined][] = [
    ...books.map((book): [Route, string] => [book.route, keys.ofBook(book)]),
    ...(site.options.booksOnly ? [] : [...site.pages.values()]).map(
      (page): [Route, string | undefined] => [page.route, keys.of(page)],
    ),
  ];
  await inParallel(pages, RENDERERS, async ([route, key]) => {
    const file = route === '' ? 'index.html' : `${route}/index.html`;
    if (key === undefined || !folder.keeps(file, key))
      await folder.write(file, await renderer.page(route), key);
  });
  for (const [file, address] of renderer.extraFiles)
    await folder.write(file, await renderer.extra(address));
}

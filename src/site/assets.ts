import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { imageSize } from 'image-size';
import type { PublishedAsset } from '../markdown/context.ts';
import { baseName, extensionOf, slug } from '../vault/names.ts';
import { isRewritten, publishedExtension, safeContent } from './safe-files.ts';
import { inParallel } from '../vault/read.ts';
import type { VaultPath } from '../vault/types.ts';
import type { SiteFolder } from './site-folder.ts';

/** Folder of the site that holds the vault's files. */
export const ASSET_FOLDER = '_assets';

/** A file of the vault with its place on the site. */
export interface Asset extends PublishedAsset {
  /** Path below the site's root, without base. */
  readonly file: string;
  /** Tells whether the file changed since it was read. */
  readonly stamp: string;
}

const READERS = 16;
const IMAGE = /^\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/;

/**
 * Names and measures the files that notes show or link to. A file that did not
 * change since `known` was made is not read again; one that can't be read is
 * left out, and links to it are shown as text.
 */
export async function describeAssets(
  root: string,
  paths: Iterable<VaultPath>,
  base: string,
  known: ReadonlyMap<VaultPath, Asset>,
): Promise<Map<VaultPath, Asset>> {
  const assets = new Map<VaultPath, Asset>();
  await inParallel([...paths], READERS, async (path) => {
    const asset = await describeAsset(root, path, base, known.get(path));
    if (asset) assets.set(path, asset);
  });
  return assets;
}

async function describeAsset(
  root: string,
  path: VaultPath,
  base: string,
  known: Asset | undefined,
): Promise<Asset | undefined> {
  try {
    const { mtimeMs, size } = await stat(join(root, path));
    const stamp = `${mtimeMs}:${size}`;
    if (known?.stamp === stamp) return known;
    const bytes = await readFile(join(root, path));
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 8);
    const extension = extensionOf(path);
    const name = slug(baseName(path).slice(0, -extension.length || undefined));
    const file = `${ASSET_FOLDER}/${name}.${hash}${publishedExtension(path)}`;
    return { file, stamp, url: base + encodeURI(file), ...sizeOf(bytes, extension) };
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

function sizeOf(bytes: Uint8Array, extension: string) {
  const none = { width: undefined, height: undefined };
  if (!IMAGE.test(extension)) return none;
  try {
    const { width, height, orientation = 1 } = imageSize(bytes);
    // From 5 on, a camera's picture lies on its side.
    return orientation >= 5 ? { width: height, height: width } : { width, height };
  } catch (error) {
    // The library throws for what it does not know; the browser may know better.
    if (error instanceof Error) return none;
    throw error;
  }
}

/** Copies the files to the built site. */
export async function copyAssets(
  root: string,
  assets: ReadonlyMap<VaultPath, Asset>,
  folder: SiteFolder,
): Promise<void> {
  await inParallel([...assets], READERS, async ([path, { file, stamp }]) => {
    const source = join(root, path);
    if (!isRewritten(path)) await folder.copy(source, file, stamp);
    else if (!folder.keeps(file, stamp)) await folder.write(file, await safeContent(source), stamp);
  });
}

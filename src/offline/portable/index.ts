import { createReadStream, createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { ZipFile, type ReadStreamOptions } from 'yazl';
import { classicScript } from '../bundle.ts';
import { isKept, type SiteFiles } from '../files.ts';
import { MANIFEST_FILE, PORTABLE_FILE } from '../names.ts';
import type { PortableSite } from './address.ts';
import { portablePage } from './page.ts';
import { portableScript } from './script.ts';

/** The one folder in the archive, so that unpacking it fills no other. */
const FOLDER = 'study-offline';
/** What makes sense on a server alone. */
const SERVED = new Set([MANIFEST_FILE, '404.html', 'offline/index.html']);
/** Compressed by their format. */
const PACKED = /\.(?:woff2|png|jpe?g|gif|webp|avif|mp[34]|m4a|webm|zip|gz)$/i;

/** A built site that is to be copied. */
export interface PortableSource {
  readonly files: Pick<SiteFiles, 'list' | 'placeOf' | 'placeFor'>;
  /** Scripts of its pages, as they were compiled: each beside those that it loads. */
  readonly scripts: string;
  readonly base: string;
  readonly packageRoot: string;
  /** Folder of the site with the files that its scripts fetch, not its pages. */
  readonly dataFolder: string;
}

/**
 * Writes the portable copy into the site's folder: the whole site, to be
 * unpacked anywhere and opened without a server. The same site gives the same
 * bytes. One file at a time goes through memory.
 */
export async function writePortable(source: PortableSource): Promise<void> {
  const { files, base, packageRoot, dataFolder } = source;
  const isData = (path: string) => path.startsWith(`${dataFolder}/`);
  const copied = files.list().filter((path) => isCopied(path));
  const site: PortableSite = { base, files: new Set(copied.filter((path) => !isData(path))) };
  const runtime = await classicScript(join(packageRoot, 'src/offline/portable/runtime.ts'));
  const scripts = new Set<string>();
  const zip = new ZipFile();
  const writing = pipeline(
    zip.outputStream,
    createWriteStream(await files.placeFor(PORTABLE_FILE)),
  );
  const add = (path: string, content: () => Readable | Promise<Readable>) =>
    Promise.race([addEntry(zip, path, content), writing]);

  for (const path of copied) {
    const file = files.placeOf(path);
    if (path.endsWith('.html')) {
      const page = () => portablePage(path, site, (script) => scripts.add(script));
      // Whole, since the compressor is slow with many small pieces.
      const html = async () => text(Readable.from([await readFile(file, 'utf8')]).pipe(page()));
      await add(path, async () => Readable.from([await html()]));
    } else if (isData(path)) {
      await add(`${path}.js`, async () => Readable.from(giving(path, await readFile(file))));
    } else if (!isModule(path)) {
      await add(path, () => createReadStream(file));
    }
  }
  for (const path of [...scripts].sort()) {
    const code = await portableScript(join(source.scripts, path), runtime);
    await add(path, () => Readable.from([code]));
  }
  zip.end();
  await writing;
}

function isCopied(path: string): boolean {
  return isKept(path) && !SERVED.has(path);
}

/** A module that some page's script loads: the copy has it within that script. */
function isModule(path: string): boolean {
  return path.startsWith('_astro/') && path.endsWith('.js');
}

/** The script that hands a file over: see `runtime.ts`. */
function* giving(path: string, content: Buffer) {
  yield `lectern.give(${JSON.stringify(path)},"`;
  yield content.toString('base64');
  yield '")';
}

/** Adds a file, and resolves when it is read to its end: the archive holds no list of what is to come. */
function addEntry(
  zip: ZipFile,
  path: string,
  content: () => Readable | Promise<Readable>,
): Promise<void> {
  // Nothing that differs from build to build. The format has no time zones: this is the same everywhere.
  const mtime = new Date(1981, 0, 1);
  const compress = !PACKED.test(extname(path));
  const options: Partial<ReadStreamOptions> = {
    mtime,
    mode: 0o100644,
    forceDosTimestamp: true,
    compress,
  };
  return new Promise((resolve, reject) => {
    zip.addReadStreamLazy(`${FOLDER}/${path}`, options, (use) => {
      Promise.resolve(content()).then((stream) => {
        stream.on('end', resolve).on('error', reject);
        use(null, stream);
      }, reject);
    });
  });
}

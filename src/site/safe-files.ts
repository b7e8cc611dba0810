import { readFile } from 'node:fs/promises';
import { extensionOf } from '../vault/names.ts';
import { safeSvg } from './safe-svg.ts';

/** Lets a page run and load nothing: its own styles and inline pictures are what is left. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; media-src data:; base-uri 'none'; form-action 'none'";
// Before all else, so that it holds for all else; only a document in UTF-8 or its kin reads the rest.
const HEAD = Buffer.from(
  `<!doctype html><meta http-equiv="Content-Security-Policy" content="${POLICY}">\n`,
);

const PAGE = /^\.(?:html?|shtml)$/;
/** Documents in which scripts run as well, and in which no policy can be written. */
const ACTIVE = /^\.(?:xhtml|xht|xml|xsl|xslt|rdf|rss|atom|svgz|mht|mhtml|swf)$/;

/** The ending under which a file is published: documents that could run something are text. */
export function publishedExtension(path: string): string {
  const extension = extensionOf(path);
  return ACTIVE.test(extension) ? `${extension}.txt` : extension;
}

/** Whether a file is published other than it is. */
export function isRewritten(path: string): boolean {
  const extension = extensionOf(path);
  return extension === '.svg' || PAGE.test(extension);
}

/**
 * What is published of a file for which `isRewritten` holds: nothing in it can
 * run in the site's name, whoever wrote it.
 *
 * @param file its path on disk
 */
export async function safeContent(file: string): Promise<Buffer> {
  const bytes = await readFile(file);
  if (extensionOf(file) === '.svg') return Buffer.from(await safeSvg(bytes.toString('utf8')));
  return Buffer.concat([HEAD, bytes]);
}

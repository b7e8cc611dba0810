import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sirv from 'sirv';
import { ifThere } from '../../offline/files.ts';
import { serveLocally } from '../local-server.ts';
import { siteOptions, type SiteArguments } from '../site-options.ts';
import { untilStopped, type Console } from './console.ts';

/** Serves what was built, until stopped. */
export async function preview(
  site: SiteArguments,
  { port }: { port: number },
  console: Console,
): Promise<number> {
  const { base = '/' } = site;
  const { outDir } = siteOptions(site);
  const notFound = await ifThere(readFile(join(outDir, '404.html')));
  if (!notFound) {
    console.err(`lectern: there is no site in "${site.outDir}". Write it first: lectern build\n`);
    return 2;
  }
  const server = await serveLocally(
    [
      sirv(outDir, { dev: true, etag: true }),
      (_, response) => {
        response.writeHead(404, { 'Content-Type': 'text/html; charset=utf-8' }).end(notFound);
      },
    ],
    { base: base.endsWith('/') ? base : `${base}/`, port },
  );
  console.out(`Serving ${site.outDir} at ${server.url}\n`);
  return untilStopped(server.close);
}

import { preview as servePages } from 'astro';
import { siteOptions, type SiteArguments } from '../site-options.ts';
import { untilStopped, type Console } from './console.ts';

/** Serves what was built, until stopped. */
export async function preview(
  site: SiteArguments,
  { port }: { port: number },
  console: Console,
): Promise<number> {
  const { base = '/' } = site;
  const server = await servePages({
    configFile: false,
    root: process.cwd(),
    outDir: siteOptions(site).outDir,
    base,
    logLevel: 'warn',
    server: { port },
  });
  console.out(`Serving ${site.outDir} at http://localhost:${server.port}${base}\n`);
  return untilStopped(() => server.stop());
}

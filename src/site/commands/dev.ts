import { currentSite } from '../current.ts';
import { siteOptions, type SiteArguments } from '../site-options.ts';
import { readVaultFiles } from '../vault-files.ts';
import { missingVault, untilStopped, type Console } from './console.ts';

/** Serves the site and reloads it on every change, until stopped. */
export async function dev(
  site: SiteArguments,
  { port }: { port: number },
  console: Console,
): Promise<number> {
  const missing = await missingVault(site.vault, console);
  if (missing) return missing;
  const options = siteOptions(site);
  const files = readVaultFiles(options);
  // Astro asks for them later, and is told then what went wrong.
  files.catch(() => undefined);
  // Only now, so that the vault is read while Astro is loaded.
  const { dev: serve } = await import('astro');
  const { astroConfig } = await import('../config.ts');
  const server = await serve({
    ...astroConfig(options, files),
    server: { port },
  });
  const { base } = currentSite().settings;
  console.out(`Serving ${site.vault} at http://localhost:${server.address.port}${base}\n`);
  return untilStopped(() => server.stop());
}

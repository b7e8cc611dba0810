import { serveVault } from '../dev-server.ts';
import { Site } from '../site.ts';
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
  const options = { ...siteOptions(site), isLive: true };
  const vault = await Site.of(options, await readVaultFiles(options));
  const server = await serveVault(vault, port);
  console.out(`Serving ${site.vault} at ${server.url}\n`);
  return untilStopped(server.close);
}

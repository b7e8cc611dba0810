// For Astro's own tools - `astro check`, `astro sync`, editors - on this
// repository. The program makes its configuration itself: see src/site/config.ts.
import { astroConfig } from './src/site/config.ts';
import { siteOptions } from './src/site/site-options.ts';
import { readVaultFiles } from './src/site/vault-files.ts';

const options = siteOptions({ vault: 'content', outDir: 'dist' });
const files = readVaultFiles(options);

/** @type {import('astro').AstroInlineConfig} */
export default {
  ...astroConfig(options, files),
  root: import.meta.dirname,
  outDir: 'dist',
};

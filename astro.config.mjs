// For Astro's own tools - `astro check`, `astro sync`, editors - on this
// repository. The program makes its configuration itself: see src/site/config.ts.
import { astroConfig, siteOptions } from './src/site/config.ts';

/** @type {import('astro').AstroInlineConfig} */
export default {
  ...astroConfig(siteOptions({ vault: 'content', outDir: 'dist' })),
  root: import.meta.dirname,
  outDir: 'dist',
};

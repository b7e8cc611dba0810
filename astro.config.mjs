// For Astro's own tools - `astro check`, `astro sync`, editors - on this
// repository. The program makes its configuration itself: see compile.ts.
import { astroConfig } from './src/site/renderer/astro-config.ts';

/** @type {import('astro').AstroInlineConfig} */
export default astroConfig({ folder: import.meta.dirname, language: 'en' });

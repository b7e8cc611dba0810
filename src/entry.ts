/** What the compiled pages offer: Astro compiles this module with them, as the start of its server. */
import { createApp } from 'astro/app/entrypoint';
import siteCss from './styles/site.css?url';

/** Address of the styles of every page, below the site's root. */
export { siteCss };

/** The pages, to be asked for one by one. */
export type Pages = ReturnType<typeof createApp>;

/** Opens the pages for a site that lies under `base` on its server. */
export function openPages(base: string): Pages {
  // Compiled once for all sites: where they lie is said here.
  createApp().manifest.base = base;
  return createApp({ streaming: false });
}

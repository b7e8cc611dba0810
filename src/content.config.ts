import { defineCollection } from 'astro:content';
import { componentPages } from './site/renderer/loader.ts';

/** What is compiled with the pages. Notes come with each site: see live.config.ts. */
export const collections = {
  components: defineCollection({ loader: componentPages() }),
};

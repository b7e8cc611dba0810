import { defineLiveCollection } from 'astro:content';
import { vaultLoader } from './site/vault-loader.ts';
import { frontMatterSchema } from './vault/front-matter-schema.ts';

/** The notes of the site that is being rendered. */
export const collections = {
  notes: defineLiveCollection({ loader: vaultLoader(), schema: frontMatterSchema }),
};

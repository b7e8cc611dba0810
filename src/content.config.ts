import { defineCollection } from 'astro:content';
import { vaultLoader } from './site/loader.ts';

export const collections = {
  notes: defineCollection({ loader: vaultLoader() }),
};

import type { SearchPage } from './page.ts';
import type { Shard, ShardSettings } from './shard.ts';

/** To the worker: a shard begins, has a page, has all its pages. Shards come one after another. */
export type Order =
  | { readonly begin: number; readonly pages: number; readonly settings: ShardSettings }
  | { readonly shard: number; readonly page: SearchPage }
  | { readonly end: number };

/** From the worker: so many characters of HTML were taken in, or a shard is made. */
export type Reply = { readonly taken: number } | { readonly made: number; readonly shard: Shard };

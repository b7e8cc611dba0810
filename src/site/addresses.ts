import type { Addresses, PublishedAsset } from '../markdown/context.ts';
import type { VaultIndex } from '../vault/index.ts';
import { SITE_ROUTES } from '../vault/routes.ts';
import type { Route, VaultPath } from '../vault/types.ts';

/** Addresses of a site that lies under `base`, a path that begins and ends with a slash. */
export function addressesOf(
  base: string,
  { tags, folderRoutes }: Pick<VaultIndex, 'tags' | 'folderRoutes'>,
  assets: ReadonlyMap<VaultPath, PublishedAsset>,
): Addresses {
  const page = (route: Route, fragment = '') => {
    const path = route === '' ? base : `${base}${encodeURI(route)}/`;
    return fragment === '' ? path : `${path}#${encodeURIComponent(fragment)}`;
  };
  return {
    page,
    tag: (key) => page(tags.get(key)?.route ?? SITE_ROUTES.tags),
    folder: (path) => page(folderRoutes.get(path) ?? SITE_ROUTES.home),
    asset: (path) => assets.get(path),
  };
}

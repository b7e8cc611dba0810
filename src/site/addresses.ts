import type { Addresses, PublishedAsset } from '../markdown/context.ts';
import { routeOf, slug } from '../vault/names.ts';
import { SITE_ROUTES } from '../vault/routes.ts';
import type { Route, VaultPath } from '../vault/types.ts';

/** Addresses of a site that lies under `base`, a path that begins and ends with a slash. */
export function addressesOf(
  base: string,
  assets: ReadonlyMap<VaultPath, PublishedAsset>,
): Addresses {
  const page = (route: Route, fragment = '') => {
    const path = route === '' ? base : `${base}${encodeURI(route)}/`;
    return fragment === '' ? path : `${path}#${encodeURIComponent(fragment)}`;
  };
  return {
    page,
    tag: (key) => page(tagRoute(key)),
    folder: (path) => page(routeOf(path)),
    asset: (path) => assets.get(path),
  };
}

/** The route of a tag's page. */
export function tagRoute(key: string): Route {
  return [SITE_ROUTES.tags, ...key.split('/').map(slug)].join('/') as Route;
}

import { fileURLToPath } from 'node:url';

/** The folder of this package: it may be read-only, and shared by many sites. */
export const PACKAGE_ROOT = fileURLToPath(new URL('../../', import.meta.url));

import { compilePages } from './compile.ts';
import { packagedPages } from './compiled-pages.ts';

/** The language of most vaults: those of another compile their pages in the first build. */
const LANGUAGE = 'en';

/** Compiles the pages into this package. */
export function precompile(): Promise<void> {
  return compilePages({ folder: packagedPages(LANGUAGE), language: LANGUAGE });
}

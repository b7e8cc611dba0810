import type { Outline } from '../vault/types.ts';

/** Whether a note is a page with components, and one that compiles. */
export function isMdxPage({ path, diagnostics }: Outline): boolean {
  return path.endsWith('.mdx') && !diagnostics.some(({ code }) => code === 'mdx-failed');
}

/** KaTeX brings each font in three formats; every browser that this site is for takes the first. */
export function oneFontFormat() {
  return {
    name: 'lectern:one-font-format',
    enforce: 'pre' as const,
    transform: (code: string, id: string) =>
      id.includes('katex.min.css')
        ? code.replace(/,url\([^)]*\.(?:woff|ttf)\) format\("[a-z]+"\)/g, '')
        : undefined,
  };
}

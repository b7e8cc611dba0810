import type { AstroIntegration } from 'astro';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { wordsFor } from '../../words/index.ts';
import { PACKAGE_ROOT } from '../package-root.ts';
import { oneFontFormat } from './one-font-format.ts';

const SOURCES = join(PACKAGE_ROOT, 'src');
// A `<script>` in a component would do, but Astro looks for it below its root.
const PAGE_SCRIPT = join(SOURCES, 'components/page.ts');
const ENTRY = pathToFileURL(join(SOURCES, 'entry.ts'));
const WORDS = 'virtual:lectern/words';

/** Makes Astro compile the pages to a program that renders them, in place of a site. */
export function lectern(language: string): AstroIntegration {
  return {
    name: 'lectern',
    hooks: {
      'astro:config:setup'({ updateConfig, injectScript }) {
        injectScript('page', `import ${JSON.stringify(PAGE_SCRIPT)};`);
        updateConfig({ vite: { plugins: [wordsModule(language), oneFontFormat()] } });
      },
      'astro:config:done'({ setAdapter }) {
        setAdapter({
          name: 'lectern',
          // The other value is the deprecated one; the linter sees them as one.
          // eslint-disable-next-line @typescript-eslint/no-deprecated
          entrypointResolution: 'auto',
          serverEntrypoint: ENTRY,
          supportedAstroFeatures: { serverOutput: 'stable', staticOutput: 'stable' },
        });
      },
    },
  };
}

/** The interface's words as exports, so that a script carries those alone that it uses. */
function wordsModule(language: string) {
  return {
    name: 'lectern:words',
    resolveId: (source: string) => (source === WORDS ? `\0${WORDS}` : undefined),
    load: (id: string) =>
      id === `\0${WORDS}`
        ? Object.entries(wordsFor(language))
            .map(([name, word]) => `export const ${name} = ${JSON.stringify(word)};`)
            .join('\n')
        : undefined,
  };
}

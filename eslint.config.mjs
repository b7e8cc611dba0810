import tseslint from 'typescript-eslint';
import astro from 'eslint-plugin-astro';
import { importX } from 'eslint-plugin-import-x';

/**
 * The layers of `src/`, lowest first. A folder may import from the folders its
 * line names, and from itself; everything else is a lint error.
 */
const LAYERS = {
  words: ['diagram'],
  diagram: [],
  vault: [],
  markdown: ['vault', 'diagram', 'words'],
  study: ['vault', 'words'],
  search: ['vault', 'study', 'words'],
  map: ['vault'],
  offline: ['words'],
  print: ['vault', 'words'],
  site: ['words', 'vault', 'diagram', 'markdown', 'study', 'search', 'map', 'offline', 'print'],
};

const folders = Object.keys(LAYERS);
const upward = folders.flatMap((layer) =>
  [...folders, 'components', 'layouts', 'pages', 'styles']
    .filter((other) => other !== layer && !LAYERS[layer].includes(other))
    .map((other) => ({
      target: `./src/${layer}`,
      from: `./src/${other}`,
      message: `src/${layer} may import from: ${LAYERS[layer].join(', ') || 'nothing of ours'}.`,
    })),
);

export default tseslint.config(
  {
    ignores: [
      'dist',
      'lib',
      'compiled',
      'node_modules',
      '.astro',
      '.lectern',
      '.cache',
      '**/fixtures/**',
      'content',
      'public',
    ],
  },
  ...tseslint.configs.strictTypeChecked,
  ...astro.configs.recommended,
  {
    plugins: { 'import-x': importX },
    languageOptions: {
      parserOptions: {
        projectService: true,
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.astro'],
      },
    },
    settings: {
      'import-x/resolver': { node: { extensions: ['.ts', '.js', '.mjs', '.astro'] } },
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones: upward }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 350, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['**/*.{js,mjs}', '**/*.astro', '**/*.astro/*.ts'],
    ...tseslint.configs.disableTypeChecked,
  },
);

/// <reference types="astro/client" />

declare module 'virtual:lectern/accent.css';
declare module 'virtual:lectern/page-rules.css';

/** The interface's words in the site's language, each an export of its own: a script takes what it uses. */
declare module 'virtual:lectern/words' {
  const words: import('./words/index.ts').Words;
  export = words;
}

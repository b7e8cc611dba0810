/// <reference types="astro/client" />

declare namespace App {
  /** What a page is rendered with, beside the site. */
  interface Locals {
    /** Which page it is. */
    readonly route: import('./vault/types.ts').Route;
    /** Address of the styles of every page, base included. */
    readonly stylesheet: string;
  }
}

/** The interface's words in the site's language, each an export of its own: a script takes what it uses. */
declare module 'virtual:lectern/words' {
  const words: import('./words/index.ts').Words;
  export = words;
}

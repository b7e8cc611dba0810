import { JSDOM } from 'jsdom';
import { installLayout } from './layout/install.ts';

/** Mermaid's `decode()` of an image must not fetch: images have no static form here. */
class NoImage {
  naturalWidth = 64;
  naturalHeight = 64;
  decode(): Promise<void> {
    return Promise.resolve();
  }
}

const CSS = {
  supports: () => true,
  escape: (text: string) =>
    text.replace(/[^\w-]|^\d/g, (char) => `\\${char.codePointAt(0)!.toString(16)} `),
};

const SHARED = [
  'CSSStyleSheet',
  'Node',
  'Element',
  'SVGElement',
  'HTMLElement',
  'DOMParser',
  'XMLSerializer',
] as const;

/**
 * Makes this thread look like a browser to Mermaid. It must run before Mermaid
 * is imported, whose sanitiser looks for a window when it loads, and only in a
 * thread of its own, as it changes the global scope.
 */
export function becomeBrowser(): Document {
  const { window } = new JSDOM('<!doctype html><body></body>');
  installLayout(window);
  const { document } = window;
  Object.assign(window, { CSS });
  Object.assign(globalThis, {
    window,
    document,
    CSS,
    Image: NoImage,
    screen: { availWidth: 1200, availHeight: 800 },
  });
  for (const name of SHARED) Object.assign(globalThis, { [name]: window[name] });
  return document;
}

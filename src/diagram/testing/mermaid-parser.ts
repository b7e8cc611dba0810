import { JSDOM } from 'jsdom';

/** Loads Mermaid's own parser; it wants a document to be there. */
export async function loadMermaidParser(): Promise<(source: string) => Promise<unknown>> {
  const { window } = new JSDOM('<!doctype html><body></body>');
  Object.assign(globalThis, { window, document: window.document });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
  return (source) => mermaid.parse(source);
}

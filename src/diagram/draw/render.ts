import { becomeBrowser } from './dom.ts';
import { finish, type Picture } from './finish/finish.ts';
import { mermaidSettings, PLACEHOLDER_ID } from './settings.ts';

/** A small generator of the same "random" numbers for every diagram. */
function seedRandom(): void {
  let state = 1;
  Math.random = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Loads Mermaid, and gives a function that draws one diagram at a time. It
 * changes the global scope, so it belongs in a worker of its own.
 */
export async function loadRenderer(): Promise<(source: string) => Promise<Picture>> {
  const document = becomeBrowser();
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize({ theme: 'base' });
  // Nothing newer tells which theme variables there are.
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const defaults = mermaid.mermaidAPI.getConfig().themeVariables as Record<string, unknown>;
  mermaid.initialize(mermaidSettings(defaults));
  return async (source) => {
    seedRandom();
    try {
      const { svg, diagramType } = await mermaid.render(PLACEHOLDER_ID, source);
      document.body.innerHTML = svg;
      return finish(document.body.querySelector('svg')!, diagramType, source);
    } finally {
      document.body.replaceChildren();
    }
  };
}

/**
 * Stands before the script of each page in the portable copy. Browsers neither
 * fetch nor import files from a page that is one itself; but they run classic
 * scripts. So each file that scripts ask for lies in a script, which hands it over.
 */

const home = new URL('../', (document.currentScript as HTMLScriptElement).src).href;
const given = new Map<string, string>();
const pending = new Map<string, Promise<Uint8Array<ArrayBuffer> | undefined>>();

/** What scripts of the copy use; the build writes these names into them. */
(globalThis as { lectern?: object }).lectern = {
  /** Called by the script of a file: path and content in Base64. */
  give: (path: string, content: string) => given.set(path, content),
  import: importFile,
};

function load(path: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const loading = pending.get(path) ?? loadScript(path);
  pending.set(path, loading);
  return loading;
}

function loadScript(path: string) {
  return new Promise<Uint8Array<ArrayBuffer> | undefined>((resolve) => {
    const script = document.createElement('script');
    script.src = `${home}${path}.js`;
    script.onload = script.onerror = () => {
      script.remove();
      const content = given.get(path);
      given.delete(path);
      resolve(content === undefined ? undefined : bytesOf(content));
    };
    document.head.append(script);
  });
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

/** The path below the home page of a file that a script may ask for. */
function pathOf(address: string | URL): string | undefined {
  const { href } = new URL(address, document.baseURI);
  return href.startsWith(home) ? decodeURI(href.slice(home.length).split(/[?#]/)[0]!) : undefined;
}

const fetchElsewhere = globalThis.fetch;
globalThis.fetch = async (input, init) => {
  const path = pathOf(input instanceof Request ? input.url : input);
  if (path === undefined) return fetchElsewhere(input, init);
  const content = await load(path);
  return content ? new Response(content) : new Response(null, { status: 404 });
};

async function importFile(address: string): Promise<unknown> {
  const content = await load(pathOf(address) ?? '');
  if (!content) throw new TypeError(`${address} is not in this copy.`);
  const code = new TextDecoder().decode(content);
  const module = code.replaceAll('import.meta.url', JSON.stringify(address));
  const url = URL.createObjectURL(new Blob([module], { type: 'text/javascript' }));
  try {
    return (await import(url)) as unknown;
  } finally {
    URL.revokeObjectURL(url);
  }
}

// A server answers a folder with its page; for what scripts link to, this does.
for (const type of ['click', 'auxclick']) {
  addEventListener(
    type,
    ({ target }) => {
      const link = target instanceof Element ? target.closest<HTMLAnchorElement>('a[href]') : null;
      if (link?.protocol === 'file:') link.pathname = withIndex(link.pathname);
    },
    true,
  );
}
addEventListener(
  'submit',
  ({ target }) => {
    const form = target as HTMLFormElement;
    const action = new URL(form.action);
    action.pathname = withIndex(action.pathname);
    form.action = action.href;
  },
  true,
);

function withIndex(path: string): string {
  return path.endsWith('/') ? `${path}index.html` : path;
}

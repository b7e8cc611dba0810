import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.xml': 'application/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.ico': 'image/x-icon',
  '.pdf': 'application/pdf',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
};

/** A built site on a free port. */
export interface Served {
  /** Address of its home page, base path included. */
  readonly url: string;
  /** Addresses that were asked for in vain. */
  readonly missing: readonly string[];
  /** Serves another folder from now on. */
  deploy(folder: string): void;
  close(): Promise<void>;
}

/**
 * Serves a folder as static hosts do: below `base`, folders by their
 * `index.html`, a missing slash redirected, `404.html` with status 404.
 */
export async function serve(folder: string, base: string): Promise<Served> {
  let served = folder;
  const missing: string[] = [];
  const server = createServer((request, response) => {
    const address = request.url ?? '/';
    response.on('finish', () => {
      if (response.statusCode === 404) missing.push(address);
    });
    answer(served, base, address, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}${base}`,
    missing,
    deploy: (other) => {
      served = other;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function answer(folder: string, base: string, address: string, response: ServerResponse) {
  const path = decodeURIComponent(new URL(address, 'http://localhost').pathname);
  const below = path.startsWith(base) ? normalize(`/${path.slice(base.length)}`) : undefined;
  const file = below === undefined ? undefined : join(folder, below);
  const kind = file === undefined ? undefined : await kindOf(file);
  if (kind === 'folder' && !path.endsWith('/')) {
    response.writeHead(301, { location: `${encodeURI(path)}/` }).end();
  } else if (kind === 'folder' && (await kindOf(join(file!, 'index.html'))) === 'file') {
    send(join(file!, 'index.html'), 200, response);
  } else if (kind === 'file' && !path.endsWith('/')) {
    send(file!, 200, response);
  } else if ((await kindOf(join(folder, '404.html'))) === 'file') {
    send(join(folder, '404.html'), 404, response);
  } else {
    response.writeHead(404).end();
  }
}

function send(file: string, status: number, response: ServerResponse) {
  const type = TYPES[extname(file).toLowerCase()] ?? 'application/octet-stream';
  response.writeHead(status, { 'content-type': type, 'x-content-type-options': 'nosniff' });
  createReadStream(file).pipe(response);
}

async function kindOf(path: string): Promise<'file' | 'folder' | undefined> {
  try {
    return (await stat(path)).isDirectory() ? 'folder' : 'file';
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

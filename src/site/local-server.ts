import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Answers a request, or calls `next` for whoever comes after. */
export type Handler = (
  request: IncomingMessage,
  response: ServerResponse,
  next: () => void,
) => void;

/** A server for the person at this machine. */
export interface LocalServer {
  /** Address of what lies at its base. */
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** So many ports are tried, from the one that was asked for upwards. */
const PORTS = 20;

/** Names by which a browser on this machine calls it. Pages of other names have no business here. */
const LOCAL = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

/**
 * Serves what `handlers` answer, each asked in turn, with addresses below `base`
 * as if it were the root. Where a port is taken, the next one is.
 */
export async function serveLocally(
  handlers: readonly Handler[],
  { base, port }: { base: string; port: number },
): Promise<LocalServer> {
  const server = createServer((request, response) => {
    const { url = '/', headers } = request;
    const below = `/${url.slice(base.length)}`;
    if (!LOCAL.test(headers.host ?? '')) response.writeHead(403).end();
    else if (!url.startsWith(base)) response.writeHead(302, { Location: base }).end();
    else {
      request.url = below;
      answer(handlers, request, response);
    }
  });
  await listen(server, port);
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}${base}`,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function answer(
  [handler, ...others]: readonly Handler[],
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (handler === undefined) response.writeHead(404).end();
  else
    handler(request, response, () => {
      answer(others, request, response);
    });
}

async function listen(server: Server, wanted: number): Promise<void> {
  for (let port = wanted; ; port += 1) {
    try {
      await new Promise<void>((resolve, reject) => {
        server.once('error', reject).listen(port, 'localhost', () => {
          server.off('error', reject);
          resolve();
        });
      });
      return;
    } catch (error) {
      const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
      if (!isTaken || port >= wanted + PORTS) throw error;
    }
  }
}

import { request } from 'node:http';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveLocally, type LocalServer } from './local-server.ts';

let server: LocalServer;
beforeEach(async () => {
  server = await serveLocally(
    [
      ({ url }, response, next) => {
        if (url === '/first') response.end('first');
        else next();
      },
      ({ url }, response) => response.end(`second: ${url}`),
    ],
    { base: '/notes/', port: 0 },
  );
});
afterEach(() => server.close());

/** Asks the server as a browser would that calls it by `host`. */
function ask(
  path: string,
  host = 'localhost',
): Promise<{ status: number; text: string; location: string | undefined }> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, headers: { host } }, (response) => {
      let text = '';
      response.on('data', (data: Buffer) => (text += data.toString()));
      response.on('end', () => {
        resolve({ status: response.statusCode!, text, location: response.headers.location });
      });
    })
      .on('error', reject)
      .end();
  });
}

test('whoever comes first answers, with addresses below the base', async () => {
  expect((await ask('/notes/first')).text).toBe('first');
  expect((await ask('/notes/a/?b')).text).toBe('second: /a/?b');
});

test('an address outside the base leads to its home page', async () => {
  expect(await ask('/')).toMatchObject({ status: 302, location: '/notes/' });
});

test('a page of another name on the web gets nothing, though it may lead here', async () => {
  expect((await ask('/notes/first', 'evil.example')).status).toBe(403);
  expect((await ask('/notes/first', '127.0.0.1:4321')).status).toBe(200);
});

test('where a port is taken, the next one is', async () => {
  const port = Number(new URL(server.url).port);
  const other = await serveLocally([], { base: '/', port });
  expect(Number(new URL(other.url).port)).toBeGreaterThan(port);
  await other.close();
});

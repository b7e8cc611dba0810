import { parentPort } from 'node:worker_threads';
import { describeError } from './errors.ts';
import type { Job, Reply } from './messages.ts';
import { loadRenderer } from './render.ts';

// Mermaid needs a browser's globals, and may loop for ever or run out of
// memory on a strange diagram: none of that may reach the build's own thread.
const render = await loadRenderer();
const reply = (message: Reply) => {
  parentPort!.postMessage(message);
};

parentPort!.on('message', ({ id, source }: Job) => {
  render(source).then(
    (picture) => {
      reply({ id, drawn: { ok: true, ...picture } });
    },
    (error: unknown) => {
      reply({ id, drawn: { ok: false, ...describeError(error, source) } });
    },
  );
});
reply({ ready: true });

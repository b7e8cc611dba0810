#!/usr/bin/env node
// Starts the program on a Node that can run it. Plain JavaScript in the oldest
// syntax in use, since an older Node has to get far enough to say what is wrong.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const NEEDED = [22, 18];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) {
  // A third of a small build is compiling the program. Not in the common folder
  // for temporary files, where others could plant code.
  const caches = process.env.XDG_CACHE_HOME || join(homedir() || tmpdir(), '.cache');
  const code = join(caches, 'lectern', 'code');
  nodeModule.enableCompileCache(code);
  // What was just said holds for this thread; others look here.
  process.env.NODE_COMPILE_CACHE = code;
  // By itself the engine lets the heap of a large vault grow to several times what is in use.
  setFlagsFromString('--heap-growing-percent=25');
  // Astro would tell its makers of every build, and wait for the network.
  process.env.ASTRO_TELEMETRY_DISABLED = '1';
  // The bundler's allocator would touch all of the memory that it sets aside: 140 MB, to no use.
  process.env.MIMALLOC_ARENA_EAGER_COMMIT ??= '0';
  // In a clone the sources run as they are; the published package has them compiled.
  const compiled = new URL('../lib/cli.js', import.meta.url);
  const program = existsSync(compiled) ? compiled : new URL('../src/cli.ts', import.meta.url);
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2));
} else {
  process.exitCode = await runOnOwnNode();
}

/** The package brings a Node of its own, for machines that have an older one. */
async function runOnOwnNode() {
  let node;
  try {
    node = nodeModule.createRequire(import.meta.url).resolve('node/bin/node');
  } catch {
    node = undefined;
  }
  if (node === undefined || !existsSync(node)) {
    console.error(
      `lectern needs Node.js ${NEEDED.join('.')} or newer; this is ${process.version}.\n` +
        'Install a newer Node.js, or run "npm install" again so that the package "node" can bring one.',
    );
    return 2;
  }
  const self = fileURLToPath(import.meta.url);
  const child = spawn(node, [self, ...process.argv.slice(2)], { stdio: 'inherit' });
  // Who stops this process means the program.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.on('exit', (code) => resolve(code ?? 1)));
}

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { REPOSITORY, runFolder } from './vaults.ts';

/** What a run of the program gave back. */
export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the program as a person does, with a cache of its own. */
export async function lectern(...args: string[]): Promise<Run> {
  return runProgram(process.execPath, [join(REPOSITORY, 'bin/lectern.js'), ...args], REPOSITORY);
}

/** Runs any program to its end. */
export async function runProgram(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv = {},
): Promise<Run> {
  const child = spawn(program, args, {
    cwd,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      XDG_CACHE_HOME: join(runFolder(), 'cache'),
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      ...env,
    },
  });
  let [out, err] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const status = await new Promise<number>((resolve, reject) => {
    child.on('error', reject).on('close', (code) => {
      resolve(code ?? 1);
    });
  });
  return { status, out, err };
}

/**
 * Builds a vault once for all tests and workers.
 *
 * @returns the folder of the site
 */
export async function buildOnce(vault: string, base: string): Promise<string> {
  const key = createHash('sha256').update(`${vault}\0${base}`).digest('hex').slice(0, 12);
  const folder = join(runFolder(), key);
  const result = join(folder, 'result.json');
  const site = join(folder, 'site');
  if (await isFirst(folder)) {
    const run = await lectern('build', vault, '--out', site, '--base', base);
    await writeFile(`${result}.tmp`, JSON.stringify(run));
    // Written whole before it has its name, since others wait for the name.
    await rename(`${result}.tmp`, result);
  }
  while (!existsSync(result)) await sleep(50);
  const { status, out, err } = JSON.parse(await readFile(result, 'utf8')) as Run;
  if (status !== 0) throw new Error(`lectern build ${vault} ended with ${status}:\n${out}${err}`);
  return site;
}

async function isFirst(folder: string): Promise<boolean> {
  try {
    await mkdir(folder);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** `lectern dev`, running. */
export interface DevServer {
  /** Address of the home page. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Serves a vault as its author does while writing, on any port that is free. */
export async function startDev(
  vault: string,
  base: string,
  cache = join(runFolder(), 'cache'),
): Promise<DevServer> {
  const args = ['dev', vault, '--port', '0', '--base', base];
  const child = spawn(process.execPath, [join(REPOSITORY, 'bin/lectern.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
  const ended = new Promise<void>((resolve) =>
    child.on('close', () => {
      resolve();
    }),
  );
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const read = (data: Buffer) => {
      output += data.toString();
      const address = /http:\S+/.exec(output)?.[0];
      if (address !== undefined) resolve(address);
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    void ended.then(() => {
      reject(new Error(`lectern dev ended:\n${output}`));
    });
  });
  return {
    url,
    stop: async () => {
      child.kill();
      await ended;
    },
  };
}

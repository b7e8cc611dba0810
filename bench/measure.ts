import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const PROGRAM = join(import.meta.dirname, '../bin/lectern.js');
const SAMPLE_MS = 20;

/** What one run of the program took. */
export interface Cost {
  readonly seconds: number;
  /** Of all processors together, in seconds; steadier than the clock on a busy machine. */
  readonly cpu: number;
  /** Peak of resident memory, in MB; 0 where the system does not tell. */
  readonly megabytes: number;
}

/** Starts the program with a cache folder of its own. */
function start(cache: string, args: readonly string[]): ChildProcess {
  return spawn(process.execPath, [PROGRAM, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, XDG_CACHE_HOME: cache },
  });
}

/** How memory is measured: a process and those that it started, in KB at this moment or at its peak so far. */
export type Memory = (pid: number) => number;

/** Runs the program to its end. */
export async function run(
  cache: string,
  args: readonly string[],
  { memory = treeMemory, everyMs = SAMPLE_MS }: { memory?: Memory; everyMs?: number } = {},
): Promise<Cost> {
  const begin = performance.now();
  const child = start(cache, args);
  let [peak, cpu] = [0, 0];
  const sampler = setInterval(() => {
    peak = Math.max(peak, memory(child.pid!));
    cpu = Math.max(cpu, cpuSeconds(child.pid!));
  }, everyMs);
  let output = '';
  child.stdout!.on('data', (data: Buffer) => (output += data.toString()));
  child.stderr!.on('data', (data: Buffer) => (output += data.toString()));
  const status = await new Promise((resolve, reject) =>
    child.on('error', reject).on('close', resolve),
  );
  clearInterval(sampler);
  if (status !== 0)
    throw new Error(`lectern ${args.join(' ')} ended with ${String(status)}:\n${output}`);
  return { seconds: (performance.now() - begin) / 1000, cpu, megabytes: peak / 1024 };
}

const TICKS_PER_SECOND = 100;

/** Processor time of a process so far, children that have ended included, as Linux counts it. */
function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
    // User and system time, its own and its children's.
    const ticks = fields.slice(11, 15).reduce((sum, field) => sum + Number(field), 0);
    return ticks / TICKS_PER_SECOND;
  } catch (error) {
    // It has ended meanwhile, or this is no Linux.
    if (error instanceof Error && 'code' in error) return 0;
    throw error;
  }
}

/** Peak memory in KB of a process and those that it started, as Linux counts it. */
function treeMemory(pid: number): number {
  return unlessEnded(() => {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8');
    const own = Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0);
    return childrenOf(pid).reduce((sum, child) => sum + treeMemory(child), own);
  });
}

/**
 * Memory in KB of a process and those that it started at this moment, what
 * several of them share counted once: a browser's processes share much.
 */
export function treeShare(pid: number): number {
  return unlessEnded(() => {
    const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
    const own = Number(/^Pss:\s+(\d+)/m.exec(rollup)?.[1] ?? 0);
    return childrenOf(pid).reduce((sum, child) => sum + treeShare(child), own);
  });
}

function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  );
}

/** 0 for a process that has ended meanwhile, and where this is no Linux. */
function unlessEnded(measure: () => number): number {
  try {
    return measure();
  } catch (error) {
    if (error instanceof Error && 'code' in error) return 0;
    throw error;
  }
}

import { afterEach, describe, expect, it } from 'vitest';
import { DrawingPool, type PoolOptions } from './pool.ts';

let pool: DrawingPool | undefined;
afterEach(() => pool?.close());

/** A worker that does what the source says, and else answers with it. */
const OBEDIENT = `
  import { parentPort, threadId } from 'node:worker_threads';
  parentPort.on('message', ({ id, source }) => {
    if (source === 'loop') for (;;);
    if (source === 'throw') throw new Error('oops');
    if (source === 'exit') process.exit(1);
    const drawn = { ok: true, svg: source, width: threadId, height: 0, hasLinks: false };
    setTimeout(() => parentPort.postMessage({ id, drawn }), 2);
  });
  parentPort.postMessage({ ready: true });`;

function open(script: string, options: Partial<PoolOptions> = {}): DrawingPool {
  const url = new URL(`data:text/javascript,${encodeURIComponent(script)}`);
  pool = new DrawingPool({ workers: 1, timeoutMs: 400, script: url, ...options });
  return pool;
}

describe('DrawingPool', () => {
  it('answers each with its own', async () => {
    const { draw } = bound(open(OBEDIENT));
    const drawn = await Promise.all(['a', 'b', 'c'].map(draw));
    expect(drawn.map((one) => one.ok && one.svg)).toEqual(['a', 'b', 'c']);
  });

  it('gives up on a diagram that takes too long, and on no other', async () => {
    const { draw } = bound(open(OBEDIENT));
    const [before, endless, after] = await Promise.all(['a', 'loop', 'b'].map(draw));
    expect(before).toMatchObject({ ok: true });
    expect(endless).toEqual({ ok: false, message: 'Drawing took longer than 0.4 seconds.' });
    expect(after).toMatchObject({ ok: true, svg: 'b' });
  });

  it.each(['throw', 'exit'])('survives a worker that breaks down (%s)', async (how) => {
    const { draw } = bound(open(OBEDIENT));
    const [broken, after] = await Promise.all([how, 'b'].map(draw));
    expect(broken).toMatchObject({ ok: false });
    expect(after).toMatchObject({ ok: true, svg: 'b' });
  });

  it('says so for every diagram, and does not try again, when a worker cannot start', async () => {
    const { draw } = bound(open('throw new Error("no mermaid here")'));
    const drawn = await Promise.all(['a', 'b'].map(draw));
    expect(drawn.every((one) => !one.ok)).toBe(true);
    expect(await draw('c')).toEqual({ ok: false, message: 'Mermaid broke down: no mermaid here' });
  });

  it('takes a second thread only when many diagrams wait', async () => {
    const threads = async (count: number) => {
      const { draw } = bound(open(OBEDIENT, { workers: 2 }));
      const drawn = await Promise.all(Array.from({ length: count }, (_, i) => draw(String(i))));
      await pool?.close();
      return new Set(drawn.map((one) => one.ok && one.width)).size;
    };
    expect(await threads(10)).toBe(1);
    expect(await threads(200)).toBe(2);
  });

  it('fails what is waiting when it is closed', async () => {
    const { draw } = bound(open(OBEDIENT));
    const waiting = draw('a');
    await pool!.close();
    expect(await waiting).toEqual({ ok: false, message: 'The drawing was cancelled.' });
  });
});

function bound(of: DrawingPool) {
  return { draw: (source: string) => of.draw(source) };
}

import { extname } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Drawn, Job, Reply } from './messages.ts';

export interface PoolOptions {
  /** At most so many threads. */
  workers: number;
  /** How long one diagram may take, loading Mermaid not counted. */
  timeoutMs: number;
  /** The worker's module; another one in tests. */
  script?: URL;
}

interface Waiting {
  source: string;
  resolve: (drawn: Drawn) => void;
}

interface Crew {
  thread: Worker;
  ready: boolean;
  job: Waiting | null;
  timer: NodeJS.Timeout | undefined;
}

/** How many waiting diagrams a further thread is worth: loading Mermaid takes as long as drawing so many. */
const WORTH_A_THREAD = 24;
const MEMORY_MB = 1536;

// In a clone this is TypeScript, which Node reads as it is; in a package, JavaScript.
const WORKER = new URL(`./worker${extname(import.meta.url)}`, import.meta.url);

/**
 * Threads that draw. The first starts with the first job, further ones when
 * many jobs wait. A thread whose diagram takes too long, or that breaks down,
 * is replaced; only that diagram fails.
 */
export class DrawingPool {
  private readonly queue: Waiting[] = [];
  private readonly crews = new Set<Crew>();
  private readonly options: PoolOptions;
  private startFailure: string | null = null;
  private count = 0;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  draw(source: string): Promise<Drawn> {
    if (this.startFailure) return Promise.resolve({ ok: false, message: this.startFailure });
    return new Promise((resolve) => {
      this.queue.push({ source, resolve });
      this.staff();
      this.assign();
    });
  }

  /** Ends all threads; what is still waiting fails. */
  async close(): Promise<void> {
    const crews = [...this.crews];
    this.crews.clear();
    for (const crew of crews) this.settle(crew, failure('The drawing was cancelled.'));
    this.abandonQueue('The drawing was cancelled.');
    await Promise.all(crews.map(({ thread }) => thread.terminate()));
  }

  private staff(): void {
    const wanted = Math.min(
      this.options.workers,
      Math.max(1, Math.floor(this.queue.length / WORTH_A_THREAD)),
    );
    while (this.crews.size < wanted && this.queue.length > 0) this.hire();
  }

  private hire(): void {
    const thread = new Worker(this.options.script ?? WORKER, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const crew: Crew = { thread, ready: false, job: null, timer: undefined };
    this.crews.add(crew);
    thread.on('message', (reply: Reply) => {
      if ('ready' in reply) crew.ready = true;
      else this.settle(crew, reply.drawn);
      this.assign();
    });
    thread.on('error', (error: Error) => {
      this.lose(crew, `Mermaid broke down: ${error.message}`);
    });
    thread.on('exit', () => {
      this.lose(crew, 'Mermaid broke down.');
    });
  }

  private assign(): void {
    for (const crew of this.crews) {
      if (crew.ready && !crew.job) {
        crew.job = this.queue.shift() ?? null;
        if (crew.job) this.start(crew, crew.job);
      }
      // An idle thread must not keep the program from ending.
      if (crew.ready && !crew.job) crew.thread.unref();
      else crew.thread.ref();
    }
  }

  private start(crew: Crew, job: Waiting): void {
    crew.thread.postMessage({ id: this.count++, source: job.source } satisfies Job);
    const { timeoutMs } = this.options;
    crew.timer = setTimeout(() => {
      void crew.thread.terminate();
      this.lose(crew, `Drawing took longer than ${timeoutMs / 1000} seconds.`);
    }, timeoutMs);
  }

  private settle(crew: Crew, drawn: Drawn): void {
    clearTimeout(crew.timer);
    crew.job?.resolve(drawn);
    crew.job = null;
  }

  private lose(crew: Crew, message: string): void {
    if (!this.crews.delete(crew)) return;
    if (!crew.ready) {
      // It would be the same for every diagram: say so once and for all.
      this.startFailure = message;
      this.abandonQueue(message);
    }
    this.settle(crew, failure(message));
    this.staff();
    this.assign();
  }

  private abandonQueue(message: string): void {
    for (const { resolve } of this.queue.splice(0)) resolve(failure(message));
  }
}

function failure(message: string): Drawn {
  return { ok: false, message };
}

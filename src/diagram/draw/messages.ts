import type { Picture } from './finish/finish.ts';

/** What became of one diagram. */
export type Drawn = ({ ok: true } & Picture) | { ok: false; message: string; line?: number };

/** To a worker: draw this. */
export interface Job {
  id: number;
  source: string;
}

/** From a worker: it is ready for its first job, or one is done. */
export type Reply = { ready: true } | { id: number; drawn: Drawn };

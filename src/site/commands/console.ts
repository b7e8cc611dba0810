import { stat } from 'node:fs/promises';

/** Where a command writes. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Whether somebody is watching: progress is for them alone. */
  readonly isInteractive: boolean;
}

/** Tells that there is no such vault, with the exit status for it; 0 where there is one. */
export async function missingVault(vault: string, console: Console): Promise<number> {
  const found = await stat(vault).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  });
  if (found?.isDirectory() === true) return 0;
  const what = found ? 'is no folder' : 'does not exist';
  console.err(`lectern: "${vault}" ${what}. Name the folder that holds your notes.\n`);
  return 2;
}

/** Resolves when the program is asked to stop, and `stop` has done its part. */
export async function untilStopped(stop: () => Promise<void>): Promise<number> {
  await new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
  });
  await stop();
  return 0;
}

import { classicScript } from '../bundle.ts';

/**
 * A page's script as one that runs from a file: with all parts that it would
 * load when they are needed, and with the runtime of the copy before it.
 *
 * @param file the module
 */
export async function portableScript(file: string, runtime: string): Promise<string> {
  const code = await classicScript(file, portableModule);
  return `${runtime}\n${code}`;
}

/** Imports of what is known at run time only are left to the runtime. */
export function portableModule(code: string): string {
  return code.replace(/\bimport\((?!\s*["'`])/g, 'lectern.import(');
}

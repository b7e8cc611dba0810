import { join } from 'node:path';
import { classicScript } from '../bundle.ts';

/**
 * A page's script as one that runs from a file: with all parts that it would
 * load when they are needed, and with the runtime of the copy before it.
 *
 * @param file path of the module below `folder`
 */
export async function portableScript(
  file: string,
  folder: string,
  base: string,
  runtime: string,
): Promise<string> {
  const code = await classicScript(join(folder, file), (module) => portableModule(module, base));
  return `${runtime}\n${code}`;
}

/** Addresses and imports that are known at run time only are left to the runtime. */
export function portableModule(code: string, base: string): string {
  return code
    .replace(/\bimport\((?!\s*["'`])/g, 'lectern.import(')
    .replace(
      /(["'`])([^"'`\s]*\/)(_astro\/[^"'`\s]+)\1/g,
      (literal, _, before: string, file: string) =>
        before === base ? `(lectern.home+${JSON.stringify(file)})` : literal,
    );
}

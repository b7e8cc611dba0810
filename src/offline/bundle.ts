import { rolldown } from 'rolldown';

/** Bundles a script of the browser, with all that it imports, into one classic script. */
export async function classicScript(entry: string): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  });
  try {
    const { output } = await bundle.generate({
      format: 'iife',
      codeSplitting: false,
      minify: true,
    });
    return output[0].code;
  } finally {
    await bundle.close();
  }
}

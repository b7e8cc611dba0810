import { rolldown } from 'rolldown';

/**
 * Bundles a script of the browser, with all that it imports, into one classic script.
 *
 * @param rewrite changes each module's code
 */
export async function classicScript(
  entry: string,
  rewrite: (code: string) => string = (code) => code,
): Promise<string> {
  const bundle = await rolldown({
    input: entry,
    platform: 'browser',
    // What a page's script exports is for the parts that it is bundled with.
    onLog: (level, log, report) => {
      if (log.code !== 'MISSING_NAME_OPTION_FOR_IIFE_EXPORT') report(level, log);
    },
    plugins: [{ name: 'lectern:rewrite', transform: rewrite }],
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

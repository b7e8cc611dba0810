import { siteOptions, type SiteArguments } from '../site-options.ts';
import { counted, formatFindings, isFailure, summarize } from '../report.ts';
import { Site } from '../site.ts';
import { readVaultFiles } from '../vault-files.ts';
import { missingVault, type Console } from './console.ts';

/** Reports what is wrong with a vault. */
export async function check(
  site: SiteArguments,
  { strict, json, verbose }: { strict: boolean; json: boolean; verbose: boolean },
  console: Console,
): Promise<number> {
  const missing = await missingVault(site.vault, console);
  if (missing) return missing;
  const options = siteOptions(site);
  const checked = await Site.of(options, await readVaultFiles(options));
  await checked.renderAll();
  await checked.close();
  const findings = checked.diagnostics;
  if (json) console.out(`${JSON.stringify(findings, null, 2)}\n`);
  else {
    console.out(formatFindings(findings));
    if (verbose) console.out(formatVerdicts(checked));
    console.err(`${counted(checked.index.notes.size, 'note')}: ${summarize(findings)}\n`);
  }
  return isFailure(findings, strict) ? 1 : 0;
}

/** What became of each text fence that could have been a drawing, and why. */
function formatVerdicts({ index, diagrams }: Site): string {
  return [...index.notes.values()]
    .flatMap((note) =>
      diagrams.of(note).verdicts.map(({ line, isConverted, reason }) => {
        const where = `${note.path}:${note.bodyLine + line - 1}`;
        return `${where} ${isConverted ? 'drawn' : 'left as text'}: ${reason}\n`;
      }),
    )
    .join('');
}

import { readFile, writeFile } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { parseArgs } from 'node:util';
import { ANSWER_MODES, PAPERS, type AnswerMode, type Paper } from './print/paper.ts';
import type { Console } from './site/commands/console.ts';
import { version } from './site/version.ts';

const HELP = `lectern ${version()} - compiles a folder of Markdown notes into a study site

  lectern build [vault]     writes the site              --out DIR  (default: dist)
                                                         --pdf (its books as PDF, too)
                                                         --portable (and a copy to open without a server)
  lectern pdf [vault]       prints it as a book          --section NAME, --out FILE
                                                         --answers open|end|hidden
  lectern dev [vault]       serves it, reloads on save   --port N   (default: 4321)
  lectern check [vault]     reports what is wrong        --format json, --strict,
                                                         --verbose (what became of each drawing)
  lectern diagram [file]    text drawings to Mermaid     --write, --json, --jsonl
  lectern preview           serves what was built        --out DIR, --port N

The vault is a folder, by default "content". For all of them:
  --base /path/   path under which the site lies on its server
  --site URL      address of the server, for feeds and canonical links
  --paper a4      or "letter": what PDFs are printed on
  --strict        warnings count as errors
  --help, --version
`;

const OPTIONS = {
  vault: { type: 'string' },
  out: { type: 'string' },
  pdf: { type: 'boolean' },
  section: { type: 'string' },
  paper: { type: 'string' },
  answers: { type: 'string', default: 'open' },
  base: { type: 'string' },
  site: { type: 'string' },
  port: { type: 'string', default: '4321' },
  format: { type: 'string', default: 'text' },
  portable: { type: 'boolean' },
  strict: { type: 'boolean', default: false },
  verbose: { type: 'boolean', default: false },
  help: { type: 'boolean', short: 'h', default: false },
  version: { type: 'boolean', default: false },
} as const;

const DEFAULT_OUT = 'dist';

const terminal: Console = {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  isInteractive: process.stderr.isTTY,
};

const files = {
  readFile: (path: string) => readFile(path, 'utf8'),
  writeFile: (path: string, content: string) => writeFile(path, content),
  stdin: () => text(process.stdin),
  stdout: terminal.out,
  stderr: terminal.err,
};

/**
 * The program. Resolves to its exit status: 0 done, 1 the vault has errors,
 * 2 the command can't be carried out.
 */
export async function main(args: string[]): Promise<number> {
  if (args[0] === 'diagram') {
    const { runDiagramCommand } = await import('./diagram/command.ts');
    return runDiagramCommand(args.slice(1), files);
  }
  const parsed = parse(args);
  if (typeof parsed === 'string') {
    terminal.err(`lectern: ${parsed}\nRun "lectern --help" for what there is.\n`);
    return 2;
  }
  const { values, positionals } = parsed;
  const [command, folder, ...more] = positionals;
  if (values.version) {
    terminal.out(`${version()}\n`);
    return 0;
  }
  if (values.help || command === undefined) {
    terminal.out(HELP);
    return values.help ? 0 : 2;
  }
  const problem = problemWith(command, values, more);
  if (problem !== undefined) {
    terminal.err(`lectern: ${problem}\n`);
    return 2;
  }
  const site = {
    vault: folder ?? values.vault ?? 'content',
    outDir: command === 'pdf' ? DEFAULT_OUT : (values.out ?? DEFAULT_OUT),
    base: values.base,
    site: values.site,
    pdf: values.pdf,
    paper: values.paper as Paper | undefined,
    portable: values.portable,
  };
  const port = Number(values.port);
  // Each loads what it needs and no more: Astro alone takes longer than to check a small vault.
  switch (command) {
    case 'build': {
      const { build } = await import('./site/commands/build.ts');
      return build(site, { strict: values.strict }, terminal);
    }
    case 'pdf': {
      const { pdf } = await import('./site/commands/pdf.ts');
      const { section, out } = values;
      return pdf(site, { section, out, answers: values.answers as AnswerMode }, terminal);
    }
    case 'dev': {
      const { dev } = await import('./site/commands/dev.ts');
      return dev(site, { port }, terminal);
    }
    case 'check': {
      const { check } = await import('./site/commands/check.ts');
      const json = values.format === 'json';
      return check(site, { strict: values.strict, json, verbose: values.verbose }, terminal);
    }
    default: {
      const { preview } = await import('./site/commands/preview.ts');
      return preview(site, { port }, terminal);
    }
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true, strict: true });
  } catch (error) {
    if (error instanceof TypeError) return error.message;
    throw error;
  }
}

function problemWith(
  command: string,
  values: ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'],
  more: readonly string[],
): string | undefined {
  if (!['build', 'pdf', 'dev', 'check', 'preview'].includes(command))
    return `there is no command "${command}".`;
  if (more.length > 0) return `one vault at a time: "${more.join(' ')}" is too much.`;
  if (!['text', 'json'].includes(values.format)) {
    return `--format is "text" or "json", not "${values.format}".`;
  }
  if (values.paper !== undefined && !Object.hasOwn(PAPERS, values.paper)) {
    return `--paper is "a4" or "letter", not "${values.paper}".`;
  }
  if (!ANSWER_MODES.some((mode) => mode === values.answers)) {
    return `--answers is "open", "end" or "hidden", not "${values.answers}".`;
  }
  if (!/^\d{1,5}$/.test(values.port)) return `--port takes a number, not "${values.port}".`;
  if (values.base !== undefined && !/^\/(?:[\w.~-]+\/?)*$/.test(values.base)) {
    return `--base takes a path such as "/notes/", not "${values.base}".`;
  }
  if (values.site !== undefined && !URL.canParse(values.site)) {
    return `--site takes a full address such as "https://notes.example.org", not "${values.site}".`;
  }
  return undefined;
}

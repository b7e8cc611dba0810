import * as z from 'zod';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { readYamlMap } from './yaml.ts';
import type { VaultPath } from './types.ts';

/** The settings file, at the vault's root. */
export const SETTINGS_FILE = 'lectern.yaml' as VaultPath;

const path = z
  .string()
  .transform((value) => value.trim().replace(/^\/+|\/+$/g, ''))
  .pipe(z.string().min(1, 'expected a path inside the vault'));

/** Settings of a site. Each option is documented here; `docs/options.md` is made from this. */
export const settingsSchema = z.strictObject({
  title: z
    .string()
    .min(1)
    .optional()
    .describe(
      'Name of the site. Default: the home note\u2019s title, else the folder\u2019s name.',
    ),
  description: z
    .string()
    .optional()
    .describe('One or two sentences on the home page, in feeds and for search engines.'),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, 'expected a language tag such as "en" or "pt-BR"')
    .default('en')
    .describe('Language of the notes, as a BCP 47 tag. A note may say otherwise with `lang`.'),
  site: z
    .url('expected a full address such as "https://notes.example.org"')
    .optional()
    .describe('Address of the server, for canonical links, the sitemap and the feed.'),
  base: z
    .string()
    .regex(/^\/(?:[\w.~-]+\/?)*$/, 'expected a path such as "/notes/"')
    .default('/')
    .transform((value) => (value.endsWith('/') ? value : `${value}/`))
    .describe('Path under which the site lies on its server.'),
  accent: z
    .union([
      z.number().min(0).max(360),
      z.string().regex(/^#[\da-f]{6}$/i, 'expected a colour such as "#3b6ea5"'),
    ])
    .optional()
    .describe(
      'Accent colour: a hex colour or a hue from 0 to 360. Its lightness is set by the theme, so that text stays readable.',
    ),
  ignore: z
    .array(z.string().min(1))
    .default([])
    .describe('Globs of files and folders to leave out, such as `templates/**`.'),
  sections: z
    .array(path)
    .default([])
    .describe(
      'Folders that are sections, in this order. Default: numbered notes and folders at the root, else all folders there.',
    ),
  diagrams: z
    .boolean()
    .default(true)
    .describe(
      '`false` leaves text drawings as they are. A fence marked `diagram` is drawn all the same.',
    ),
  hardLineBreaks: z
    .boolean()
    .default(false)
    .describe(
      'Whether every line break in a paragraph is one on the page, as Obsidian shows it unless \u201cStrict line breaks\u201d is on. Default: a paragraph flows.',
    ),
  smartPunctuation: z
    .boolean()
    .default(false)
    .describe('Whether straight quotes, `--` and `...` become curly quotes, dashes and ellipses.'),
  book: z
    .boolean()
    .optional()
    .describe(
      'Whether the site has itself and each section as one page each, to be read and printed as a book. Default: up to 400 notes.',
    ),
  pdf: z
    .boolean()
    .default(false)
    .describe(
      'Whether `build` also prints the books as PDF and links to them. It needs Chromium or Chrome.',
    ),
  paper: z.enum(['a4', 'letter']).default('a4').describe('Paper of the PDFs.'),
  editUrl: z
    .url('expected a full address')
    .refine((url) => url.includes('{path}'), 'expected "{path}" where the note\u2019s path belongs')
    .optional()
    .describe('Address where a note can be edited, with `{path}` for its path. Default: no link.'),
  offline: z
    .boolean()
    .default(true)
    .describe(
      'Whether readers\u2019 devices keep the site, to read and search it without a network. `false` leaves it all out, and takes it back from devices that kept it.',
    ),
  portable: z
    .boolean()
    .default(false)
    .describe(
      'Whether every build writes `study-offline.zip`, the whole site to unpack and open without a server, and the site offers it. `--portable` does it once.',
    ),
});

/** Settings after defaults. */
export type Settings = z.output<typeof settingsSchema>;

/** Settings, and what was wrong with them. */
export interface ParsedSettings {
  readonly settings: Settings;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads `lectern.yaml`. A bad value is reported and its default used; the others stay. */
export function parseSettings(text: string): ParsedSettings {
  const { values, problems, lineOf } = readYamlMap(text);
  const diagnostics = problems.map(({ kind, message, line, column }) =>
    kind === 'duplicate-key'
      ? diagnostic(kind, { file: SETTINGS_FILE, line, column }, message, 'Keep one of them.')
      : diagnostic(
          'settings-syntax',
          { file: SETTINGS_FILE, line, column },
          `The settings are no valid YAML: ${message}.`,
          'Check indentation, colons and quotes.',
        ),
  );
  return { settings: check(values, lineOf, diagnostics), diagnostics };
}

function check(
  given: Readonly<Record<string, unknown>>,
  lineOf: (key: string) => number,
  diagnostics: Diagnostic[],
): Settings {
  const good: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(given)) {
    const place = { file: SETTINGS_FILE, line: lineOf(key) };
    if (!Object.hasOwn(settingsSchema.shape, key)) {
      const known = Object.keys(settingsSchema.shape).join(', ');
      diagnostics.push(
        diagnostic(
          'settings-unknown-key',
          place,
          `There is no setting "${key}".`,
          `Known are: ${known}.`,
        ),
      );
      continue;
    }
    // `title:` with nothing behind it, as in a template.
    if (value === null) continue;
    const schema = settingsSchema.shape[key as keyof typeof settingsSchema.shape];
    const result = schema.safeParse(value);
    if (result.success) good[key] = value;
    else {
      const expected = result.error.issues
        .map(({ message }) => message.replace(/^Invalid input: /, ''))
        .join(', ');
      diagnostics.push(
        diagnostic(
          'settings-value',
          place,
          `"${key}: ${JSON.stringify(value)}" can't be used: ${expected}.`,
          schema.description ?? '',
        ),
      );
    }
  }
  return settingsSchema.parse(good);
}

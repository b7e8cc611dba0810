import * as z from 'zod';

const text = z
  .union([z.string(), z.number()])
  .transform((value) => String(value).trim())
  .pipe(z.string().min(1, 'expected some text'));

/** A list, however the author wrote it: one value, `a, b`, a YAML list with empty items. */
function listOf(separator: RegExp) {
  const items = z.array(z.union([z.string(), z.number(), z.boolean(), z.null()]));
  return z.union([z.string(), z.number(), z.null(), items]).transform((value) => {
    const values = Array.isArray(value) ? value : String(value ?? '').split(separator);
    return values.map((item) => String(item ?? '').trim()).filter((item) => item !== '');
  });
}

const flag = z.union([
  z.boolean(),
  z
    .string()
    .regex(/^(?:true|false|yes|no|on|off)$/i, 'expected true or false')
    .transform((value) => /^(?:true|yes|on)$/i.test(value)),
]);

const ISO_DATE =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|[+-]\d{2}:?\d{2})?)?$/;
const MONTH = /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i;

/** A date as people write it. Without a time zone it is UTC: a build gives the same everywhere. */
function readDate(value: string): Date {
  const [, year, month, day, hour = '0', minute = '00', second = '00', zone = 'Z'] =
    ISO_DATE.exec(value) ?? [];
  if (year !== undefined) {
    const time = `${hour.padStart(2, '0')}:${minute}:${second}`;
    return new Date(`${year}-${month}-${day}T${time}${zone.replace(/(\d{2})(\d{2})$/, '$1:$2')}`);
  }
  // The engine reads nearly anything as a date; only what has a month and a year is meant as one.
  const isMeant = MONTH.test(value) && /\b\d{4}\b/.test(value) && /\b\d{1,2}\b/.test(value);
  return new Date(isMeant ? `${value} UTC` : Number.NaN);
}

const date = z
  .union([z.date(), z.string(), z.number()])
  .transform((value) => (value instanceof Date ? value : readDate(String(value).trim())))
  .refine((value) => !Number.isNaN(value.getTime()), 'expected a date such as 2026-05-31');

/** What would leave the site, or is no path: a scheme, a host, `..`, a query, a fragment. */
const UNSAFE_PERMALINK = /^[a-z][a-z\d+.-]*:|^\/\/|(?:^|\/)\.\.(?:\/|$)|[\\?#\0]/i;

/** A property may link to notes; a sentence without mark-up has the words that the link shows. */
const WIKI_LINK = /\[\[(?:[^[\]|]*\|)?([^[\]|]+)\]\]/g;

/**
 * The front matter that Lectern understands. Every key is optional; keys that
 * are not listed are kept as they are. `docs/options.md` is made from this.
 */
export const frontMatterSchema = z.looseObject({
  title: text
    .optional()
    .describe(
      'Name of the page. Default: the first H1, else the name of the file, or of the folder whose page it is.',
    ),
  description: text
    .transform((value) => value.replace(WIKI_LINK, '$1'))
    .optional()
    .describe('One sentence for lists, search engines and previews. Default: the first paragraph.'),
  aliases: listOf(/,/)
    .optional()
    .describe('Other names under which notes may link here, and readers search.'),
  tags: listOf(/[,\s]+/)
    .transform((tags) => tags.map((tag) => tag.replace(/^#+/, '')).filter((tag) => tag !== ''))
    .optional()
    .describe('Tags without `#`; `exam/storage` lies within `exam`.'),
  section: z
    .union([z.int().nonnegative(), z.string().regex(/^\d+$/).transform(Number)])
    .optional()
    .describe(
      'Number of the section that the note is, or belongs to. Default: from the file name.',
    ),
  order: z
    .number()
    .optional()
    .describe(
      'Place among the notes of its folder, smallest first. Default: by number, then title.',
    ),
  draft: flag.optional().describe('`true` keeps the note out of the site, with no trace.'),
  publish: flag.optional().describe('`false` keeps the note out of the site, with no trace.'),
  created: date.optional().describe('When it was first written. Default: the first commit.'),
  updated: date.optional().describe('When it was last changed. Default: the last commit.'),
  permalink: text
    .refine((value) => !UNSAFE_PERMALINK.test(value), 'expected a path such as "guides/start"')
    .optional()
    .describe('Path of the page on the site, such as `guides/start`. Default: from the file path.'),
  cssclasses: listOf(/[,\s]+/)
    .optional()
    .describe('Class names for the page, for your own styles.'),
  lang: z
    .string()
    .regex(/^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, 'expected a language tag such as en or pt-BR')
    .optional()
    .describe('Language of the note, as a BCP 47 tag. Default: the language of the site.'),
});

/** Front matter after the schema: known keys in their types, unknown ones untouched. */
export type FrontMatter = z.output<typeof frontMatterSchema>;

/** Other spellings of a key, as vaults have them. */
export const KEY_SPELLINGS: Readonly<Record<string, keyof typeof frontMatterSchema.shape>> = {
  alias: 'aliases',
  tag: 'tags',
  cssclass: 'cssclasses',
  date: 'created',
  modified: 'updated',
  lastmod: 'updated',
};

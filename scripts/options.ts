/** `npm run docs`: writes `docs/options.md` from the schemas, which are the one place that says what options there are. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { frontMatterSchema, KEY_SPELLINGS } from '../src/vault/front-matter-schema.ts';
import { settingsSchema } from '../src/vault/settings.ts';

export const OPTIONS_FILE = join(import.meta.dirname, '../docs/options.md');

/** What `z.toJSONSchema` says of one option, as far as it is used here. */
interface Option {
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Option[];
  readonly default?: unknown;
  readonly description?: string;
}

/** The text of `docs/options.md`. */
export function optionsPage(): string {
  const spellings = Object.entries(KEY_SPELLINGS).map(
    ([other, key]) => `\`${other}\` for \`${key}\``,
  );
  return `# Options

Made by \`npm run docs\` from \`src/vault/settings.ts\` and \`src/vault/front-matter-schema.ts\`; change it there.

## \`lectern.yaml\`

A file at the vault's root. It may be missing, and so may each option in it. What stands on the command line (\`--base\`, \`--site\`) goes before what stands here.

${table(settingsSchema)}

## Front matter

At the head of a note, between two lines of \`---\`. Every key may be missing; other keys are kept and mean nothing to Lectern.

${table(frontMatterSchema)}

Other spellings are understood as well: ${spellings.join(', ')}.
`;
}

function table(schema: z.ZodObject): string {
  const { properties = {} } = z.toJSONSchema(schema, {
    io: 'input',
    unrepresentable: 'any',
  });
  const rows = Object.entries(properties as Record<string, Option>).map(([name, option]) => {
    const { description = '', default: value } = option;
    const isWorthSaying =
      value !== undefined && !Array.isArray(value) && !description.includes('Default:');
    const text = isWorthSaying
      ? `${description} Default: \`${JSON.stringify(value)}\`.`
      : description;
    return `| \`${name}\` | ${kindOf(option)} | ${text.replaceAll('|', '\\|')} |`;
  });
  return ['| Option | Value | What it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** The kind of value, in an author's words. Where several will do, the plainest stands for all. */
function kindOf({ type = [], anyOf }: Option): string {
  const types = anyOf ? anyOf.flatMap((option) => option.type ?? []) : [type].flat();
  // A date is the one kind that JSON Schema has no name for.
  if (anyOf?.some((option) => option.type === undefined)) return 'date';
  const kinds = { array: 'list', boolean: 'true or false' };
  for (const [name, kind] of Object.entries(kinds)) if (types.includes(name)) return kind;
  const names = types.map((name) => (name === 'string' ? 'text' : 'number'));
  return [...new Set(names)].sort().reverse().join(' or ');
}

if (import.meta.main) writeFileSync(OPTIONS_FILE, optionsPage());

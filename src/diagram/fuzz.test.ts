import { beforeAll, describe, expect, it } from 'vitest';
import { convert, toMermaid } from './index.ts';
import { loadMermaidParser } from './testing/mermaid-parser.ts';
import { MONSTERS, pick, randomFrom } from './testing/monsters.ts';

// `FUZZ=10000 npx vitest run src/diagram/fuzz.test.ts` is the long run.
const ROUNDS = Number(process.env['FUZZ'] ?? 150);
const SLOWEST_MS = 1000;

const STROKES = Array.from('─│┌┐└┘├┤┬┴┼═║╔╗╚╝▲▼◀▶→←↑↓+-|=<>^v\'."/\\*_:░◇');
const WORDS = [
  'api',
  'Data Lake',
  '"quoted"',
  '日本語',
  'a;b',
  '#1',
  '<b>',
  'end',
  '`x`',
  '{}',
  '🔒',
  'é',
];
const DRAWING = `
┌─────────┐  reads  ┌─────────┐
│  Store  │────────▶│  Cache  │
└────┬────┘         └─────────┘
     │ on error
     ▼
┌──────────────────┐
│ Queue  ┌───────┐ │     +-----+
│        │ Retry │ │---->| Log |
│        └───────┘ │     +-----+
└──────────────────┘
  A --> B --> C`;

function randomGrid(random: () => number): string {
  const [width, height] = [1 + Math.floor(random() * 60), 1 + Math.floor(random() * 20)];
  const density = random();
  const cell = (): string => {
    if (random() > density) return ' ';
    return random() < 0.85 ? pick(random, STROKES) : pick(random, WORDS);
  };
  return Array.from({ length: height }, () => Array.from({ length: width }, cell).join('')).join(
    '\n',
  );
}

function mutated(random: () => number): string {
  const cells = Array.from(DRAWING);
  for (let n = Math.floor(random() * 30); n > 0; n--) {
    const at = Math.floor(random() * cells.length);
    if (random() < 0.3) cells.splice(at, 1);
    else
      cells.splice(
        at,
        random() < 0.5 ? 1 : 0,
        random() < 0.8 ? pick(random, STROKES) : pick(random, WORDS),
      );
  }
  return cells.join('');
}

/** Converts a text in the time that it may take: of the processor, since other work goes on beside this. */
function convertInTime(text: string, force: boolean): ReturnType<typeof convert> {
  const before = process.cpuUsage();
  const conversion = convert(text, { force });
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1000, text.slice(0, 2000)).toBeLessThan(SLOWEST_MS);
  return conversion;
}

describe('whatever stands in a fence', () => {
  let parse: (source: string) => Promise<unknown>;
  beforeAll(async () => {
    parse = await loadMermaidParser();
  }, 60_000);

  it(
    'is read without an error and in time, and what comes out is valid Mermaid',
    async () => {
      const random = randomFrom(20_240_611);
      for (let round = 0; round < ROUNDS; round++) {
        const text = round % 2 === 0 ? randomGrid(random) : mutated(random);
        for (const force of [false, true]) {
          const { graph } = convertInTime(text, force);
          if (graph) await expect(parse(toMermaid(graph)), text).resolves.toBeTruthy();
        }
      }
    },
    60_000 + ROUNDS * 200,
  );

  it('is declined at once when it is far too large', () => {
    const random = randomFrom(7);
    const row = (): string => Array.from({ length: 2000 }, () => pick(random, STROKES)).join('');
    const text = Array.from({ length: 200 }, row).join('\n');
    expect(convertInTime(text, true).graph).toBeNull();
  });

  it('is read in time when it is as large as is allowed', () => {
    const random = randomFrom(8);
    const row = (): string => Array.from({ length: 260 }, () => pick(random, STROKES)).join('');
    const text = Array.from({ length: 300 }, row).join('\n');
    convertInTime(text, true);
  });

  it.each(Object.entries(MONSTERS))(
    'is read or declined in time: %s',
    (_, draw) => {
      for (const text of draw()) convertInTime(text, true);
    },
    60_000,
  );
});

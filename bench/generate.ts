/** Vaults for measuring: as long, linked and varied as real ones, and the same at every run. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const WORDS =
  'data model stream shard record batch storage query index table schema partition throughput latency replica cluster pipeline feature training inference endpoint metric bias variance gradient loss epoch sample label token vector search cache queue event message consumer producer window checkpoint schedule trigger policy role key secret network region zone bucket object block file volume snapshot archive retention cost price limit quota request response error retry timeout version branch merge review test deploy monitor alert trace log audit owner team reader writer note page section chapter concept example answer question exam table figure and or but with without into over under between after before because while when where which that this these those every many some most few one two three first second last each other same different small large fast slow simple complex common rare useful cheap expensive automatic manual managed serverless'.split(
    ' ',
  );

/** Numbers from 0 to 1 that depend on the seed alone (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const NOTES_IN_FOLDER = 25;
const TAGS = ['exam', 'exam/storage', 'exam/streaming', 'todo', 'reference', 'idea', 'how-to'];

/** A note's place in the vault, known before any text is written. */
interface Place {
  readonly path: string;
  readonly title: string;
  readonly headings: readonly string[];
}

/** Writes a vault of `count` notes to a folder. Returns the notes' paths. */
export async function generateVault(folder: string, count: number, seed = 1): Promise<string[]> {
  const writer = new Writer(numbers(seed), count);
  for (const place of writer.places) {
    const file = join(folder, place.path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, writer.note(place));
  }
  return writer.places.map(({ path }) => path);
}

class Writer {
  readonly places: readonly Place[];
  readonly #random: () => number;

  constructor(random: () => number, count: number) {
    this.#random = random;
    this.places = Array.from({ length: count }, (_, number) => this.#place(number));
  }

  note(place: Place): string {
    const length = this.#between(300, 1500);
    const links = this.#between(10, 25);
    const parts = [this.#frontMatter(place), `# ${place.title}\n`];
    const perPart = length / place.headings.length;
    for (const [at, heading] of place.headings.entries()) {
      parts.push(`${at % 3 === 2 ? '###' : '##'} ${heading}\n`);
      parts.push(...this.#part(perPart, links / place.headings.length));
    }
    return parts.join('\n');
  }

  #place(number: number): Place {
    const section = Math.floor(number / NOTES_IN_FOLDER);
    const title = `${capital(this.#pick(WORDS))} ${this.#pick(WORDS)} ${number}`;
    const headings = Array.from({ length: this.#between(3, 8) }, (_, at) =>
      capital(`${this.#pick(WORDS)} ${this.#pick(WORDS)} ${at + 1}`),
    );
    return { path: `${String(section + 1).padStart(3, '0')}-part/${title}.md`, title, headings };
  }

  #frontMatter({ title }: Place): string {
    if (this.#random() < 0.2) return '';
    const tags = [this.#pick(TAGS), this.#pick(TAGS)];
    return `---\ntitle: ${title}\ntags: [${[...new Set(tags)].join(', ')}]\naliases: ["${title} also"]\n---\n`;
  }

  /** Some blocks of text with about so many words and links. */
  *#part(words: number, links: number): Generator<string> {
    const perBlock = 60;
    const blocks = Math.max(1, Math.round(words / perBlock));
    for (let block = 0; block < blocks; block += 1) {
      const kind = this.#random();
      const text = (length: number) =>
        this.#sentences(length, links / blocks / (perBlock / length));
      if (kind < 0.6) yield `${text(perBlock)}\n`;
      else if (kind < 0.8)
        yield Array.from({ length: 4 }, () => `- ${text(perBlock / 4)}\n`).join('');
      else if (kind < 0.9) yield this.#table();
      else if (kind < 0.94) yield this.#code();
      else yield `> [!note] ${capital(this.#pick(WORDS))}\n> ${text(perBlock / 2)}\n`;
      yield '';
    }
  }

  #sentences(words: number, links: number): string {
    const sentences: string[] = [];
    let left = links;
    for (let written = 0; written < words; written += 12) {
      const sentence = Array.from({ length: 12 }, () => this.#pick(WORDS));
      for (; this.#random() < left; left -= 1) {
        sentence[this.#between(1, 10)] = this.#link();
      }
      sentences.push(`${capital(sentence.join(' '))}.`);
    }
    return sentences.join(' ');
  }

  #link(): string {
    const kind = this.#random();
    if (kind < 0.1) return `[[Concept ${capital(this.#pick(WORDS))}]]`;
    // Few notes are named often, most seldom.
    const target = this.places[Math.floor(this.#random() ** 3 * this.places.length)]!;
    if (kind < 0.4) return `[[${target.title}]]`;
    if (kind < 0.7) return `[[${target.title}|${this.#pick(WORDS)}]]`;
    return `[[${target.title}#${this.#pick(target.headings)}|${this.#pick(WORDS)}]]`;
  }

  #table(): string {
    const row = () =>
      `| ${this.#pick(WORDS)} | ${this.#between(1, 999)} | ${this.#sentences(12, 0)} |`;
    return [
      '| What | How many | Why |',
      '| --- | ---: | --- |',
      row(),
      row(),
      row(),
      row(),
      '',
    ].join('\n');
  }

  #code(): string {
    const name = this.#pick(WORDS);
    return `\`\`\`python\ndef ${name}(records):\n    """Counts what is there."""\n    return sum(1 for record in records if record["${this.#pick(WORDS)}"] > ${this.#between(1, 99)})\n\`\`\`\n`;
  }

  #pick<T>(items: readonly T[]): T {
    return items[Math.floor(this.#random() * items.length)]!;
  }

  #between(least: number, most: number): number {
    return least + Math.floor(this.#random() * (most - least + 1));
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

import { randomUUID } from 'node:crypto';
import { closeSync, fstatSync, mkdirSync, openSync, readdirSync, readSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from './kept-file.ts';

/** Bytes of values that wait to be written together. */
const PACK_SIZE = 1 << 20;
/** Each build in which something changed leaves a small one. */
const MOST_SMALL_PACKS = 32;
const SUFFIX = '.pack';
const LINE_END = 0x0a;

/** A text before it is written. */
interface Waiting<Label> {
  readonly bytes: Buffer;
  readonly label: Label;
}

/** Where a text lies on the disk. */
interface Place<Label> {
  readonly pack: string;
  readonly start: number;
  readonly length: number;
  readonly label: Label;
}

/** The first line of a pack: key, bytes and label of each text. */
type Head<Label> = readonly (readonly [key: string, length: number, label: Label])[];

/**
 * Texts on disk by a key, many to a file: to create a file takes longer than to
 * write what a note comes to. Each has a label, which is known without reading
 * the text. A pack is written once, and whole, so that several programs may use a
 * folder. It begins with a line of JSON, `[[key, bytes, label], ...]`; then the
 * texts follow in that order, in UTF-8.
 *
 * All calls are done when they return: for so little, to ask another thread
 * costs more than to read or write.
 *
 * @typeParam Label what JSON can say
 */
export class Packs<Label> {
  readonly #folder: string;
  readonly #places = new Map<string, Place<Label>>();
  /** Bytes of each pack. */
  readonly #sizes = new Map<string, number>();
  /** Not yet on disk. */
  readonly #waiting = new Map<string, Waiting<Label>>();
  #waitingBytes = 0;

  /** Opens a folder, which is made if there is none. */
  constructor(folder: string) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    for (const pack of readdirSync(folder)) {
      if (!pack.endsWith(SUFFIX)) continue;
      withFile(join(folder, pack), (file) => {
        this.#add(pack, file);
      });
    }
  }

  /** The text with this key; undefined where there is none. */
  get(key: string): string | undefined {
    const bytes = this.#waiting.get(key)?.bytes ?? this.#read(this.#places.get(key));
    return bytes?.toString('utf8');
  }

  /** The label of the text with this key; undefined where there is none. */
  labelOf(key: string): Label | undefined {
    return (this.#waiting.get(key) ?? this.#places.get(key))?.label;
  }

  /** Keeps a text. It is on disk at the latest when `flush` was called. */
  set(key: string, text: string, label: Label): void {
    const bytes = Buffer.from(text);
    this.#waiting.set(key, { bytes, label });
    this.#waitingBytes += bytes.length;
    if (this.#waitingBytes >= PACK_SIZE) this.flush();
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting.size === 0) return;
    const texts = Array.from(this.#waiting, ([key, { bytes, label }]) => ({ key, bytes, label }));
    const head: Head<Label> = texts.map(({ key, bytes, label }) => [key, bytes.length, label]);
    const line = Buffer.from(`${JSON.stringify(head)}\n`);
    const pack = randomUUID() + SUFFIX;
    const content = Buffer.concat([line, ...texts.map(({ bytes }) => bytes)]);
    writeWhole(join(this.#folder, pack), content);
    this.#place(pack, head, content.length);
    this.#waiting.clear();
    this.#waitingBytes = 0;
  }

  /** Forgets what is not wanted, once that is most of what is kept, and joins small packs. */
  tidy(isWanted: (key: string) => boolean): void {
    const wanted = [...this.#places].filter(([key]) => isWanted(key));
    const wantedBytes = sum(wanted.map(([, { length }]) => length));
    const sizes = [...this.#sizes.values()];
    const small = sizes.filter((size) => size < PACK_SIZE / 2).length;
    if (sum(sizes) <= 2 * wantedBytes + PACK_SIZE && small <= MOST_SMALL_PACKS) return;
    const packs = [...this.#sizes.keys()];
    this.#places.clear();
    this.#sizes.clear();
    for (const [key, place] of wanted) {
      const bytes = this.#read(place);
      if (bytes) this.set(key, bytes.toString('utf8'), place.label);
    }
    this.flush();
    for (const pack of packs) rmSync(join(this.#folder, pack), { force: true });
  }

  #add(pack: string, file: number) {
    const { size } = fstatSync(file);
    this.#place(pack, readHead(file, size) as Head<Label>, size);
  }

  #place(pack: string, head: Head<Label>, size: number) {
    this.#sizes.set(pack, size);
    let start = size - sum(head.map(([, length]) => length));
    for (const [key, length, label] of head) {
      this.#places.set(key, { pack, start, length, label });
      start += length;
    }
  }

  #read(place: Place<Label> | undefined): Buffer | undefined {
    if (!place) return undefined;
    const bytes = Buffer.allocUnsafe(place.length);
    return withFile(join(this.#folder, place.pack), (file) => {
      readSync(file, bytes, 0, bytes.length, place.start);
      return bytes;
    });
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}

function readHead(file: number, size: number): unknown {
  for (let length = 1 << 14; ; length *= 4) {
    const bytes = Buffer.allocUnsafe(Math.min(length, size));
    readSync(file, bytes, 0, bytes.length, 0);
    const end = bytes.indexOf(LINE_END);
    if (end !== -1) return JSON.parse(bytes.toString('utf8', 0, end)) as unknown;
    if (length >= size) return [];
  }
}

/** Undefined where there is no such file: another program may have tidied it away. */
function withFile<Result>(path: string, use: (file: number) => Result): Result | undefined {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  try {
    return use(file);
  } finally {
    closeSync(file);
  }
}

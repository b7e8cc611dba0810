/**
 * Rows that were pushed out of line. A label that is too long, or a character
 * that an editor shows wider than a terminal does, pushes everything after it
 * in its row aside. Such a row is put back into line before boxes are looked
 * for, when what stands after the label then meets the rows around it.
 */
import { hasPort, NORTH, SOUTH, type Direction } from './direction.ts';
import type { Grid } from './grid.ts';
import { fitted, isArrow, marksOf, moved, type Row } from './pieces.ts';
import { drawnPorts } from './strokes.ts';

const FARTHEST = 8;
const LEAST_GAIN = 2;
const MOST_SHIFTS = 6;
const MOST_MARKS = 24;
const MOST_TRIES = 200;
const WOBBLE = [0, -1, 1];
const TEXT = /[\p{L}\p{N}]/u;

/** Whether an upright stroke, moved to column `x`, goes on in the row above or below. */
function meets(char: string, x: number, above: Row, below: Row): boolean {
  const ports = char === '|' ? 15 : drawnPorts(char);
  const answers = (row: Row, direction: Direction): boolean => {
    const other = row[x] ?? ' ';
    return other === '|' || other === '+' || hasPort(drawnPorts(other), direction);
  };
  return (
    (hasPort(ports, NORTH) && answers(above, SOUTH)) ||
    (hasPort(ports, SOUTH) && answers(below, NORTH))
  );
}

interface Shift {
  /** The first mark that was pushed, and how far. */
  readonly mark: number;
  readonly by: number;
  readonly gain: number;
}

function bestShift(row: Row, marks: readonly number[], above: Row, below: Row): Shift | null {
  const met = (x: number, by: number): number => (meets(row[x]!, x - by, above, below) ? 1 : 0);
  const stays = marks.map((mark) => met(mark, 0));
  let best: Shift | null = null;
  for (let by = -FARTHEST; by <= FARTHEST; by++) {
    if (by === 0) continue;
    let gain = 0;
    let missed = 0;
    for (let i = marks.length - 1; i > 0; i--) {
      const mark = marks[i]!;
      const now = met(mark, by);
      gain += now - stays[i]!;
      missed += 1 - now;
      // A label that fills its box to the wall has pushed it.
      const isFull = by > 0 && missed === 0 && row[mark - 1] !== ' ';
      const isBetter = !best || gain > best.gain || (gain === best.gain && i > best.mark);
      if (now === 0 || gain < (isFull ? 1 : LEAST_GAIN) || !isBetter) continue;
      const isPushed = TEXT.test(row.slice(marks[i - 1]! + 1, mark).join(''));
      if (isPushed) best = { mark: i, by, gain };
    }
  }
  return best;
}

/**
 * A wall that a full label has pushed while the next wall stands where it
 * should: the piece behind it was shortened in turn.
 */
function pushedAlone(row: Row, marks: readonly number[], above: Row, below: Row): Shift | null {
  const stands = (mark: number, x: number): boolean =>
    meets(row[mark]!, x, above, []) && meets(row[mark]!, x, [], below);
  for (let i = 1; i + 1 < marks.length; i++) {
    const mark = marks[i]!;
    const isFull = TEXT.test(row[mark - 1]!) || row[mark - 1] === '';
    const next = marks[i + 1]!;
    if (!isFull || meets(row[mark]!, mark, above, below) || !stands(next, next)) continue;
    for (let by = 1; by <= FARTHEST && mark - by > marks[i - 1]! + 1; by++)
      if (stands(mark, mark - by)) return { mark: i, by, gain: 1 };
  }
  return null;
}

/**
 * A box that an arrow shorter or longer than the gap before it has moved aside:
 * both of its walls stand where they should once the arrow fits its gap.
 */
function movedByArrow(row: Row, marks: readonly number[], above: Row, below: Row): Shift | null {
  const stands = (mark: number, x: number): boolean =>
    meets(row[mark]!, x, above, []) && meets(row[mark]!, x, [], below);
  for (let i = 1; i + 1 < marks.length; i++) {
    const [mark, next] = [marks[i]!, marks[i + 1]!];
    const piece = row.slice(marks[i - 1]! + 1, mark);
    if (!isArrow(piece) || stands(mark, mark)) continue;
    for (let by = -FARTHEST; by < piece.length; by++) {
      const isBox = [0, -1, 1].some((off) => stands(next, next - by + off));
      if (stands(mark, mark - by) && isBox) return { mark: i, by, gain: 2 };
    }
  }
  return null;
}

/**
 * How far each mark of a row was pushed by labels of the row that are far too long
 * for their boxes, so that all of them meet the rows above and below; null when
 * they cannot.
 */
function pushesOf(row: Row, marks: readonly number[], above: Row, below: Row): number[] | null {
  let tries = 0;
  const from = (i: number, by: number): number[] | null => {
    const mark = marks[i];
    if (mark === undefined) return [];
    const isWritten = i > 0 && TEXT.test(row.slice(marks[i - 1]! + 1, mark).join(''));
    const least = i > 0 ? marks[i - 1]! - by + 2 : 0;
    const most = isWritten ? mark - least : by;
    const meetsAt = (x: number, above: Row, below: Row): boolean =>
      meets(row[mark]!, x, above, below);
    // One of the two rows around may be ragged.
    const fits = (push: number): boolean => {
      const x = mark - push;
      if (push === 0) return meetsAt(x, above, below);
      return WOBBLE.some(
        (off) =>
          (meetsAt(x, above, []) && meetsAt(x + off, [], below)) ||
          (meetsAt(x + off, above, []) && meetsAt(x, [], below)),
      );
    };
    for (let push = by; push <= most && tries < MOST_TRIES; push++) {
      if (!fits(push)) continue;
      tries++;
      const rest = from(i + 1, push);
      if (rest) return [push, ...rest];
    }
    return null;
  };
  return from(0, 0);
}

/** A row whose labels have pushed all that stands after them, put back as a whole. */
function pulledBack(row: Row, above: Row, below: Row): Row | null {
  const marks = marksOf(row);
  if (marks.length < 2 || marks.length > MOST_MARKS) return null;
  const pushes = pushesOf(row, marks, above, below);
  if (!pushes || pushes.at(-1)! <= FARTHEST) return null;
  const columns = marks.map((mark, i) => mark - pushes[i]!);
  return moved(row, marks, columns);
}

function realigned(row: Row, above: Row, below: Row): Row {
  let now = row;
  for (let n = 0; n < MOST_SHIFTS; n++) {
    const marks = marksOf(now);
    if (marks.length < 3 || marks.length > MOST_MARKS) return now;
    const together = bestShift(now, marks, above, below);
    const byArrow = together ? null : movedByArrow(now, marks, above, below);
    const shift = together ?? byArrow ?? pushedAlone(now, marks, above, below);
    if (!shift) return now;
    const [from, to] = [marks[shift.mark - 1]! + 1, marks[shift.mark]!];
    const piece = fitted(now.slice(from, to), to - from - shift.by);
    if (!piece) return now;
    const behind = together || byArrow ? [] : Array.from({ length: shift.by }, () => ' ');
    now = [...now.slice(0, from), ...piece, now[to]!, ...behind, ...now.slice(to + 1)];
  }
  return now;
}

/** Puts rows that a label has pushed aside back into line. */
export function align(grid: Grid): Grid {
  const rows: Row[] = [];
  grid.rows.forEach((row, y) => {
    const [above, below] = [rows[y - 1] ?? [], grid.rows[y + 1] ?? []];
    rows.push(pulledBack(row, above, below) ?? realigned(row, above, below));
  });
  return { rows, height: rows.length, width: Math.max(0, ...rows.map((row) => row.length)) };
}

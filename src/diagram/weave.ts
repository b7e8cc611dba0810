import { isVertical, opposite } from './direction.ts';
import { placeAround } from './frames.ts';
import { HEAD } from './ink.ts';
import type { End } from './lines.ts';
import { lookFrom, placeBehind, type Scene } from './look.ts';
import type { Inserted, Net, Target, Terminal } from './net.ts';
import type { Block } from './text.ts';

// Bounds on the work for what is no drawing at all.
const LONGEST_NET = 2000;

// Columns beside a line at which its label begins.
const ASIDE = [1, 2];

interface Facing extends End {
  readonly block: number;
}

function append<T>(lists: Map<number, T[]>, key: number, item: T): void {
  const list = lists.get(key);
  if (list) list.push(item);
  else lists.set(key, [item]);
}

/** Collects the nets of a scene under one reading of its crossings. */
export class Weaver {
  private readonly scene: Scene;
  private readonly arrivals = new Map<number, Terminal[]>();
  private readonly facing: Facing[] = [];
  private readonly inserted = new Map<number, Inserted[]>();
  private readonly aimless: number[] = [];
  private parent = new Map<number, number>();
  /** For each net that was joined to another: that other. */
  private readonly merged = new Map<number, number>();
  /** Arrivals of each net; undefined when they have changed. */
  private byNet: Map<number, Terminal[]> | undefined;

  constructor(scene: Scene) {
    this.scene = scene;
  }

  weave(): Net[] {
    const { lines } = this.scene;
    const ends = [...lines.vertices()].flatMap((vertex) => lines.endsOf(vertex));
    for (const end of ends) if (!this.settle(end) && end.tip) this.aimless.push(end.vertex);
    this.connect();
    this.reviveLooseEnds();
    this.connect();
    this.readTexts();
    return this.collect();
  }

  private settle(end: End): boolean {
    const sight = lookFrom(this.scene, end);
    if (!sight) return false;
    const { lines } = this.scene;
    if (sight.kind === 'line') lines.join(end.vertex, end.direction, sight.vertex);
    else if (sight.kind === 'text') this.facing.push({ ...end, block: sight.block });
    else this.arrive(end, { kind: 'place', index: sight.place }, sight.head);
    return true;
  }

  private arrive(end: End, target: Target, head: boolean): void {
    const arrival = {
      target,
      direction: end.direction,
      head,
      vertex: end.vertex,
    };
    append(this.arrivals, end.vertex, arrival);
    if (this.byNet) append(this.byNet, this.net(end.vertex), arrival);
  }

  private connect(): void {
    const { lines } = this.scene;
    this.byNet = undefined;
    this.parent = new Map();
    for (const vertex of lines.vertices()) {
      if (this.parent.has(vertex)) continue;
      for (const reached of lines.reach(vertex)) this.parent.set(reached, vertex);
    }
  }

  private net(vertex: number): number {
    let net = this.parent.get(vertex)!;
    for (let next = this.merged.get(net); next !== undefined; next = this.merged.get(net))
      net = next;
    return net;
  }

  /** Tries the loose ends of nets that reach fewer than two things. */
  private reviveLooseEnds(): void {
    const { lines } = this.scene;
    const reached = new Map<number, number>();
    for (const vertex of [...this.arrivals.keys(), ...this.facing.map((end) => end.vertex)]) {
      reached.set(this.net(vertex), (reached.get(this.net(vertex)) ?? 0) + 1);
    }
    for (const vertex of [...lines.vertices()]) {
      if ((reached.get(this.net(vertex)) ?? 0) >= 2 || this.arrivals.has(vertex)) continue;
      const end = lines.straightOn(vertex);
      if (end && !this.facing.some((other) => other.vertex === vertex)) this.settle(end);
    }
  }

  // A text before the end of a line is a node, or interrupts the line. Heads
  // decide first: what a head points at is a node.
  private readTexts(): void {
    const byBlock = new Map<number, Facing[]>();
    for (const end of this.facing) append(byBlock, end.block, end);
    const undecided: [number, Facing[]][] = [];
    for (const [block, ends] of byBlock) {
      const captioned = ends.length === 1 && this.skipCaption(block, ends[0]!);
      if (captioned) continue;
      if (ends.length === 1 || ends.some((end) => end.tip)) this.reachText(block, ends);
      else undecided.push([block, ends]);
    }
    for (const [block, ends] of undecided) {
      const pair = this.interruption(ends);
      if (!pair) this.reachText(block, ends);
      else this.insert(block, ends, pair);
    }
  }

  private reachText(block: number, ends: readonly Facing[]): void {
    for (const end of ends) this.arrive(end, { kind: 'text', index: block }, end.tip);
  }

  /** A text between a line and a border: the line goes on to the border. */
  private skipCaption(block: number, end: Facing): boolean {
    const text = this.scene.blocks[block]!;
    if (end.tip && !isVertical(end.direction)) return false;
    const sight = placeBehind(this.scene, end, text);
    if (sight?.kind !== 'place' || this.holds(sight.place, text)) return false;
    this.arrive(end, { kind: 'place', index: sight.place }, sight.head);
    if (!end.tip) this.note(end.vertex, block);
    return true;
  }

  private holds(place: number, { segments: [first] }: Block): boolean {
    return placeAround(this.scene.frames, first!.from, first!.y) === place;
  }

  private note(vertex: number, block: number): void {
    append(this.inserted, this.net(vertex), {
      block,
      cell: this.scene.lines.cellOf(vertex),
    });
  }

  private others(end: Facing): readonly Terminal[] {
    this.byNet ??= this.arrivalsByNet();
    return this.byNet.get(this.net(end.vertex)) ?? [];
  }

  private arrivalsByNet(): Map<number, Terminal[]> {
    const byNet = new Map<number, Terminal[]>();
    for (const arrival of [...this.arrivals.values()].flat()) {
      append(byNet, this.net(arrival.vertex), arrival);
    }
    return byNet;
  }

  /** Two ends between which a text stands in a line, if that is what it does. */
  private interruption(ends: readonly Facing[]): readonly [Facing, Facing] | undefined {
    const { lines } = this.scene;
    const source = (end: Facing): boolean => this.others(end).some((t) => !t.head);
    const target = (end: Facing): boolean => this.others(end).some((t) => t.head);
    const boxed = (end: Facing): boolean => this.others(end).some((t) => t.target.kind === 'place');
    const bareHead = (end: Facing): boolean => lines.ink.kind[lines.cellOf(end.vertex)] === HEAD;
    for (const a of ends) {
      for (const b of ends) {
        if (this.net(a.vertex) === this.net(b.vertex)) continue;
        const facing = a.direction === opposite(b.direction);
        const bend = ends.length === 2 && (bareHead(a) || bareHead(b));
        if (!facing && !bend) continue;
        if (this.isLabelled(a) || this.isLabelled(b)) continue;
        if ((source(a) && target(b)) || (facing && boxed(a) && boxed(b))) return [a, b];
      }
    }
    return undefined;
  }

  /** Whether a text stands beside the end of an upright line: one label is enough. */
  private isLabelled({ vertex, direction }: End): boolean {
    if (!isVertical(direction)) return false;
    const { lines, blockAt } = this.scene;
    const cell = lines.cellOf(vertex);
    return ASIDE.some((step) => blockAt.has(cell + step));
  }

  /** Joins the lines that a text stands between; the text labels them. */
  private insert(block: number, ends: readonly Facing[], [a, b]: readonly [Facing, Facing]): void {
    const { lines } = this.scene;
    for (const end of [b, ...ends.filter((other) => other !== a && other !== b)]) {
      lines.join(a.vertex, a.direction, end.vertex);
      this.merge(this.net(end.vertex), this.net(a.vertex));
    }
    // The end on the far side of a fork tells the branch.
    this.note(b.vertex, block);
  }

  private merge(net: number, into: number): void {
    if (net === into) return;
    this.merged.set(net, into);
    const notes = [...(this.inserted.get(into) ?? []), ...(this.inserted.get(net) ?? [])];
    this.inserted.set(into, notes);
    this.inserted.delete(net);
    const arrivals = this.byNet?.get(net) ?? [];
    this.byNet?.get(into)?.push(...arrivals);
    if (this.byNet && !this.byNet.has(into)) this.byNet.set(into, arrivals);
  }

  private collect(): Net[] {
    const vertices = new Map<number, Set<number>>();
    for (const vertex of this.parent.keys()) {
      const net = this.net(vertex);
      const set = vertices.get(net);
      if (set) set.add(vertex);
      else vertices.set(net, new Set([vertex]));
    }
    const terminals = this.arrivalsByNet();
    return [...vertices].map(([net, set]) => ({
      vertices: set,
      terminals: this.withInnerHeads(set, terminals.get(net) ?? []),
      inserted: this.inserted.get(net) ?? [],
      lines: this.scene.lines,
      aimless: this.aimless.filter((vertex) => set.has(vertex)).length,
    }));
  }

  /** A head in the midst of a line counts for what lies before its tip. */
  private withInnerHeads(vertices: ReadonlySet<number>, terminals: Terminal[]): Terminal[] {
    const { lines } = this.scene;
    if (vertices.size > LONGEST_NET) return terminals;
    const pointed = new Set<Terminal>();
    for (const vertex of vertices) {
      const cell = lines.cellOf(vertex);
      if (lines.ink.kind[cell] !== HEAD) continue;
      const tip = lines.linksOf(vertex).find((link) => lines.isTip(cell, link.direction));
      if (!tip) continue;
      const before = lines.reach(tip.to, vertex);
      const hit = terminals.filter(
        (terminal) => before.has(terminal.vertex) && terminal.vertex !== vertex,
      );
      if (hit.length < terminals.length) for (const terminal of hit) pointed.add(terminal);
    }
    return terminals.map((terminal) =>
      pointed.has(terminal) ? { ...terminal, head: true } : terminal,
    );
  }
}

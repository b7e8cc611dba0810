import { isVertical, opposite, type Direction } from './direction.ts';
import { placeAround } from './frames.ts';
import { gapAt, linesBehind, wayBack, type Facing } from './gaps.ts';
import { withInnerHeads } from './heads.ts';
import { partedAmong, partedAmongTexts } from './parted.ts';
import { lookFar } from './far.ts';
import type { End } from './lines.ts';
import { append } from './lists.ts';
import { lookFrom, placeBehind } from './look.ts';
import type { Scene } from './arrive.ts';
import type { Inserted, Net, Target, Terminal } from './net.ts';
import type { Block } from './text.ts';
import { reach } from './walks.ts';

/** Collects the nets of a scene under one reading of its crossings. */
export class Weaver {
  private readonly scene: Scene;
  private readonly arrivals = new Map<number, Terminal[]>();
  private readonly facing: Facing[] = [];
  private readonly inserted = new Map<number, Inserted[]>();
  private readonly aimless: number[] = [];
  /** Ends that a line beyond the border before them goes on with. */
  private readonly passed = new Map<number, Direction>();
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
    const loose = ends.filter((end) => !this.settle(end));
    for (const [vertex, way] of this.passed) {
      const kept = this.arrivals.get(vertex)?.filter(({ direction }) => direction !== way) ?? [];
      if (kept.length > 0) this.arrivals.set(vertex, kept);
      else this.arrivals.delete(vertex);
    }
    this.connect();
    this.reviveLooseEnds();
    this.connect();
    // Heads first: what one of them means from afar is what its line leads to.
    for (const tips of [true, false]) {
      const reached = this.reached();
      for (const end of loose.filter(({ tip }) => tip === tips)) {
        const count = reached.get(this.net(end.vertex)) ?? 0;
        const far = (count === 1 || tips) && this.settle(end, lookFar);
        if (!far && tips) this.aimless.push(end.vertex);
      }
    }
    this.readTexts();
    return this.collect();
  }

  private settle(end: End, look = lookFrom): boolean {
    const sight = look(this.scene, end);
    if (!sight) return false;
    const { lines } = this.scene;
    if (sight.kind === 'line') {
      lines.join(end.vertex, end.direction, sight.vertex);
      // What was joined through a border does not end at it.
      if (sight.passed) this.passed.set(sight.vertex, opposite(end.direction));
    }
    if (sight.kind === 'text') this.facing.push({ ...end, block: sight.block });
    if (sight.kind === 'place') this.arrive(end, { kind: 'place', index: sight.place }, sight.head);
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
      for (const reached of reach(lines, vertex)) this.parent.set(reached, vertex);
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
    const reached = this.reached();
    const facing = new Set(this.facing.map(({ vertex }) => vertex));
    for (const vertex of [...lines.vertices()]) {
      if ((reached.get(this.net(vertex)) ?? 0) >= 2 || this.arrivals.has(vertex)) continue;
      const end = lines.straightOn(vertex);
      if (end && !facing.has(vertex)) this.settle(end);
    }
  }

  /** How many things each net reaches. */
  private reached(): Map<number, number> {
    const reached = new Map<number, number>();
    for (const vertex of [...this.arrivals.keys(), ...this.facing.map((end) => end.vertex)]) {
      reached.set(this.net(vertex), (reached.get(this.net(vertex)) ?? 0) + 1);
    }
    return reached;
  }

  // A text before the end of a line is a node, or interrupts the line. Heads
  // decide first: what a head points at is a node.
  private readTexts(): void {
    const byBlock = new Map<number, Facing[]>();
    const around = {
      net: (vertex: number) => this.net(vertex),
      others: (end: End) => this.others(end),
    };
    for (const end of partedAmongTexts(this.scene, this.facing)) append(byBlock, end.block, end);
    const undecided: [number, Facing[]][] = [];
    const reached = this.reached();
    const isForked = (end: End): boolean => reached.get(this.net(end.vertex))! > 2;
    const returning: [number, readonly [Facing, Facing]][] = [];
    for (const [block, ends] of byBlock) {
      const pair = wayBack(this.scene, ends, around, isForked);
      if (pair) {
        returning.push([block, pair]);
        continue;
      }
      const lines = new Set(ends.map(({ vertex, direction }) => 4 * this.net(vertex) + direction));
      const captioned = lines.size === 1 && this.skipCaption(block, ends[0]!);
      if (captioned) continue;
      if (ends.length === 1 || ends.some((end) => end.tip)) this.reachText(block, ends);
      else undecided.push([block, ends]);
    }
    for (const [block, pair] of returning) this.insert(block, pair, pair);
    for (const [block, ends] of undecided) {
      const pair = gapAt(this.scene, ends, around);
      if (!pair) this.reachText(block, ends);
      else
        for (const [own, gap] of linesBehind(this.scene, ends, pair)) this.insert(block, own, gap);
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

  private others(end: End): readonly Terminal[] {
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

  /** Joins the lines that a text stands between; the text labels them. */
  private insert(block: number, ends: readonly Facing[], [a, b]: readonly [Facing, Facing]): void {
    const { lines } = this.scene;
    // What meets a text in a line across from above and below passes behind it.
    const athwart = ends.filter(
      (end) => !isVertical(a.direction) && !isVertical(b.direction) && isVertical(end.direction),
    );
    const passing = new Set(athwart.map((end) => end.direction)).size === 2 ? athwart : [];
    const alike = ends.filter((other) => other !== a && other !== b && !passing.includes(other));
    for (const end of [b, ...alike]) {
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
    const { lines, frames } = this.scene;
    const terminals = this.arrivalsByNet();
    const aimless = new Map<number, number[]>();
    for (const vertex of this.aimless) append(aimless, this.net(vertex), vertex);
    return [...vertices].map(([net, set]) => ({
      vertices: set,
      ...withInnerHeads(lines, set, partedAmong(lines, frames, terminals.get(net) ?? [])),
      inserted: this.inserted.get(net) ?? [],
      lines,
      aimless: aimless.get(net)?.length ?? 0,
    }));
  }
}

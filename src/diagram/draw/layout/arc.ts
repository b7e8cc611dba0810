import type { Point } from './geometry.ts';

interface Arc {
  center: Point;
  radii: Point;
  tilt: number;
  from: number;
  sweep: number;
}

/** From two ends to a centre: SVG 2, appendix B.2.4, whose names these are. */
function centerOf([x1, y1]: Point, args: readonly number[]): Arc | null {
  const [, , degrees = 0, large = 0, clockwise = 0, x2 = 0, y2 = 0] = args;
  let [rx, ry] = [Math.abs(args[0] ?? 0), Math.abs(args[1] ?? 0)];
  if (!rx || !ry || (x1 === x2 && y1 === y2)) return null;
  const tilt = (degrees * Math.PI) / 180;
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  const [dx, dy] = [(x1 - x2) / 2, (y1 - y2) / 2];
  const [u, v] = [cos * dx + sin * dy, cos * dy - sin * dx];
  const tooSmall = (u * u) / (rx * rx) + (v * v) / (ry * ry);
  if (tooSmall > 1) [rx, ry] = [rx * Math.sqrt(tooSmall), ry * Math.sqrt(tooSmall)];
  const denominator = rx * rx * v * v + ry * ry * u * u;
  const side = Boolean(large) === Boolean(clockwise) ? -1 : 1;
  const factor = side * Math.sqrt(Math.max(0, (rx * rx * ry * ry) / denominator - 1));
  const [cu, cv] = [(factor * rx * v) / ry, (-factor * ry * u) / rx];
  const from = Math.atan2((v - cv) / ry, (u - cu) / rx);
  let sweep = Math.atan2((-v - cv) / ry, (-u - cu) / rx) - from;
  if (clockwise && sweep < 0) sweep += 2 * Math.PI;
  if (!clockwise && sweep > 0) sweep -= 2 * Math.PI;
  const center: Point = [cos * cu - sin * cv + (x1 + x2) / 2, sin * cu + cos * cv + (y1 + y2) / 2];
  return { center, radii: [rx, ry], tilt, from, sweep };
}

/** Points along an elliptical arc, its end included; `args` as in the `A` command. */
export function arcPoints(start: Point, args: readonly number[]): Point[] {
  const end: Point = [args[5] ?? 0, args[6] ?? 0];
  const arc = centerOf(start, args);
  if (!arc) return [end];
  const [cos, sin] = [Math.cos(arc.tilt), Math.sin(arc.tilt)];
  const steps = Math.max(4, Math.ceil(Math.abs(arc.sweep) / (Math.PI / 36)));
  const points: Point[] = [];
  for (let i = 1; i < steps; i++) {
    const angle = arc.from + (arc.sweep * i) / steps;
    const [ex, ey] = [arc.radii[0] * Math.cos(angle), arc.radii[1] * Math.sin(angle)];
    points.push([cos * ex - sin * ey + arc.center[0], sin * ex + cos * ey + arc.center[1]]);
  }
  return [...points, end];
}

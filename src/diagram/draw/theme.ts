/**
 * What a colour is for. Each is a custom property `--diagram-ROLE` that
 * `diagram.css` defines for light, dark and paper. `c0` to `c7` tell things of
 * equal rank apart: a soft one to fill with, and as `s0` to `s7` a strong one
 * for lines.
 */
export const ROLES = [
  'bg',
  'fg',
  'muted',
  'line',
  'node',
  'border',
  'group',
  'group-border',
  'note',
  'note-border',
  'accent',
  'crit',
  'crit-bg',
  'c0',
  'c1',
  'c2',
  'c3',
  'c4',
  'c5',
  'c6',
  'c7',
] as const;

export type Role = (typeof ROLES)[number];

const CATEGORIES = 8;

/** The role of the nth thing of equal rank. */
export function category(n: number): Role {
  return `c${n % CATEGORIES}` as Role;
}

// Mermaid computes with theme colours, so it cannot be given `var(...)`. Each
// role goes in as a green that nobody else uses and is found again afterwards.
const [RED, GREEN, FIRST_BLUE] = [10, 218, 16];

/** The stand-in for a role while Mermaid draws. */
export function standIn(role: Role): string {
  return `#0ada${(FIRST_BLUE + ROLES.indexOf(role)).toString(16)}`;
}

function cssVariable(role: Role, property: string): string {
  const strong = property === 'stroke' || property === 'stop-color';
  return `var(--diagram-${strong ? role.replace(/^c(?=\d)/, 's') : role})`;
}

/** Which role a stand-in colour is, also after Mermaid made it lighter, darker or see-through. */
function roleOf(color: string): { role: Role; alpha: number } | null {
  const hex = /^#0ada([0-9a-f]{2})$/i.exec(color);
  if (hex) return known(parseInt(hex[1]!, 16), 1);
  const rgb = /^rgba?\(\s*10,\s*218,\s*(\d+)(?:\.\d+)?\s*(?:,\s*([\d.]+)\s*)?\)$/.exec(color);
  if (rgb) return known(Number(rgb[1]), Number(rgb[2] ?? 1));
  const hsl = /^hsla?\(\s*(12\d(?:\.\d+)?),\s*[\d.]+%,\s*[\d.]+%\s*(?:,\s*([\d.]+)\s*)?\)$/.exec(
    color,
  );
  if (!hsl) return null;
  const blue = RED + ((Number(hsl[1]) - 120) / 60) * (GREEN - RED);
  return known(Math.round(blue), Number(hsl[2] ?? 1));
}

function known(blue: number, alpha: number): { role: Role; alpha: number } | null {
  const role = ROLES[blue - FIRST_BLUE];
  return role ? { role, alpha } : null;
}

/** Colours that Mermaid writes whatever the theme. */
const HARD_CODED: Record<string, Role> = {
  black: 'fg',
  white: 'bg',
  grey: 'line',
  gray: 'line',
  lightgrey: 'group-border',
  lightgray: 'group-border',
  '#000': 'fg',
  '#000000': 'fg',
  '#333': 'fg',
  '#333333': 'fg',
  '#fff': 'bg',
  '#ffffff': 'bg',
  '#eaeaea': 'node',
  '#efefef': 'node',
  '#edf2ae': 'note',
  '#666': 'line',
  '#777': 'line',
  '#999': 'line',
  '#444': 'muted',
  '#444444': 'muted',
  '#ccc': 'group-border',
  '#ddd': 'group-border',
  '#fff8dc': 'note',
  // d3's Tableau palette, in sankey
  '#4e79a7': 'c0',
  '#f28e2c': 'c1',
  '#e15759': 'c3',
  '#76b7b2': 'c5',
  '#59a14f': 'c2',
  '#edc949': 'c6',
  '#af7aa1': 'c4',
  '#ff9da7': 'c3',
  '#9c755f': 'c1',
  '#bab0ab': 'c7',
  // the tiles of architecture icons, and their lines
  '#087ebf': 'c0',
};

/**
 * A colour as it goes into the picture: Mermaid's own become custom
 * properties; what the author asked for stays as written.
 */
export function recolour(property: string, color: string, byAuthor: boolean): string {
  const found = roleOf(color);
  if (found) {
    const variable = cssVariable(found.role, property);
    if (found.alpha === 1) return variable;
    return `color-mix(in srgb, ${variable} ${Math.round(found.alpha * 100)}%, transparent)`;
  }
  if (color === 'transparent') return 'none';
  const role = byAuthor ? undefined : HARD_CODED[color.toLowerCase()];
  return role ? cssVariable(role, property) : color;
}

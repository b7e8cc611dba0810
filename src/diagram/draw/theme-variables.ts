import { category, standIn, type Role } from './theme.ts';

type RoleRule = readonly [pattern: RegExp, role: Role | ((n: number) => Role)];

/** Which role each of Mermaid's theme variables plays; the first pattern that fits its name decides. */
const RULES: readonly RoleRule[] = [
  [/^(?:git|cScale|fillType|pie|venn)(\d+)$/, category],
  [/^(?:cScalePeer|surfacePeer|gitInv|cScaleInv)\d/, 'border'],
  [/^surface\d/, 'group'],
  [/^quadrant[13]Fill$/, 'node'],
  [/^quadrant[24]Fill$/, 'group'],
  [/^quadrantPointFill$/, 'accent'],
  [/^(?:sequenceNumberColor|background)$/, 'bg'],
  [/^(?:taskTextClickableColor|activeTaskBorderColor|vertLineColor)$/, 'accent'],
  [/^(?:evolutionStroke|wardleyEvolutionColor|cliffColor)$/, 'accent'],
  [/^crit.*Bkg/, 'crit-bg'],
  [/^crit|^todayLine/, 'crit'],
  [/^note.*Bkg/, 'note'],
  [/^noteBorder/, 'note-border'],
  [/Text(?:Dark|Light|Outside)?(?:Color|Fill)$|(?:Label|Title)(?:Color|Fill|\d+)$/, 'fg'],
  [/^(?:title|text|primaryText|classText|stateLabel|label|startByte|endByte)(?:Color)?$/, 'fg'],
  [/[lL]abelBackground(?:Color)?$|^(?:backgroundColor|componentFill|annotationFill)$/, 'bg'],
  [/^(?:cluster|group|archGroup|secondary|tertiary|composite)Border|^border2$/, 'group-border'],
  [/^flowContainerStroke|SwimlaneBackgroundStroke|^grid|^graticule|^excludeBkg/, 'group-border'],
  [/^doneTaskBorder/, 'muted'],
  [/^activationBkgColor$/, 'c7'],
  [/^activeTaskBkg|^em(?:Ui|Processor|ReadModel|Command|Event)Fill/, 'c0'],
  [/Border|Stroke/, 'border'],
  [/line|arrow|relation|transition|signal|link|edge|specialState|axis|innerEnd|boundary/i, 'line'],
  [/^(?:cluster|section|alt|composite|rect|tertiary|secondary|rowEven|doneTask)/, 'group'],
  [
    /^(?:attributeBackgroundColorEven|emSwimlane|complex|complicated|chaotic|clear|confusion)/,
    'group',
  ],
  [/(?:)/, 'node'],
];

const COLOR = /^(?:#|rgb|hsl|(?:black|white|red|navy|gr[ae]y|lightgr[ae]y|transparent)$)/;

function roleFor(name: string): Role {
  for (const [pattern, role] of RULES) {
    const found = pattern.exec(name);
    if (found) return typeof role === 'string' ? role : role(Number(found[1]));
  }
  return 'node';
}

/**
 * Mermaid's default theme variables with every colour replaced by the stand-in
 * of its role. Going through Mermaid's own list means that a variable which a
 * new version adds gets a role as well, if only a plain one.
 */
export function themeVariables(defaults: Record<string, unknown>): Record<string, unknown> {
  const variables: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(defaults)) {
    if (name === 'plotColorPalette')
      variables[name] = Array.from({ length: 8 }, (_, n) => standIn(category(n))).join(',');
    else if (value && typeof value === 'object')
      variables[name] = themeVariables(value as Record<string, unknown>);
    else if (typeof value === 'string' && COLOR.test(value))
      variables[name] = standIn(roleFor(name));
  }
  return variables;
}

/** What is said of links that don't lead where their author meant. */
import type { Concept } from './concepts.ts';
import type { Destination } from './destination.ts';
import { diagnostic, type Diagnostic } from './diagnostics.ts';
import { fold, withoutExtension } from './names.ts';
import { isConceptName, type Resolution } from './resolve.ts';
import type { Link, Outline, VaultPath } from './types.ts';

/** Everything to be said about one link, given what it was found to be. */
export function findingsOf(
  resolution: Resolution,
  destination: Destination,
  link: Link,
  file: VaultPath,
): Diagnostic[] {
  const place = { file, line: link.line, column: link.column };
  switch (resolution.kind) {
    case 'missing':
      return missing(resolution.name, link, place);
    case 'unpublished':
      return [
        diagnostic(
          'unpublished-link',
          place,
          `The link ${shown(link)} leads to a note that is not published; it is shown as text.`,
        ),
      ];
    case 'note':
      return [...brokenFragment(resolution, place), ...ambiguity(resolution, link, place)];
    case 'concept':
      return destination.kind === 'concept' ? brokenPassage(destination.concept, link, place) : [];
    default:
      return [];
  }
}

/** Concepts that are linked but not written, each reported once, where it is linked first. */
export function unwrittenFindings(
  concepts: Iterable<Concept>,
  mentionsOf: (concept: Concept) => readonly { from: Outline; link: Link }[],
): Diagnostic[] {
  return [...concepts].flatMap((concept) => {
    const mentions = mentionsOf(concept);
    const [first] = mentions;
    if (concept.definitions.length > 0 || first === undefined) return [];
    const what = concept.plannedSection === undefined ? 'note' : 'section';
    const times = mentions.length > 1 ? ` ${mentions.length} times` : '';
    return diagnostic(
      'unwritten-note',
      { file: first.from.path, line: first.link.line, column: first.link.column },
      `The ${what} "${concept.name}" is linked${times} but not written yet; its page lists the mentions.`,
    );
  });
}

type Spot = { file: VaultPath; line: number; column: number };

function missing(name: string, link: Link, place: Spot): Diagnostic[] {
  if (link.embed) {
    return [
      diagnostic(
        'broken-embed',
        place,
        `Nothing in the vault answers to "${link.written}".`,
        'Check the name and that the file is part of the vault.',
      ),
    ];
  }
  if (link.syntax === 'wiki' && isConceptName(name)) return [];
  const isUrl = /^[a-z][a-z\d+.-]*:\/\//i.test(link.written);
  return [
    diagnostic(
      'broken-link',
      place,
      `The link ${shown(link)} leads nowhere: there is no such file.`,
      isUrl
        ? `A link out of the vault is written [text](${link.written}).`
        : 'Check the path and the spelling.',
    ),
  ];
}

function brokenFragment(
  { note, missingFragment }: Resolution & { kind: 'note' },
  place: Spot,
): Diagnostic[] {
  if (missingFragment === undefined) return [];
  const isBlock = missingFragment.startsWith('^');
  return [
    diagnostic(
      isBlock ? 'broken-block' : 'broken-heading',
      place,
      `"${note.path}" has no ${isBlock ? 'block' : 'heading'} "${missingFragment}"; the link leads to the top of the note.`,
      isBlock ? '' : nearestHeading(note, missingFragment),
    ),
  ];
}

/** A heading asked of a concept that is explained somewhere, but not there. */
function brokenPassage(concept: Concept, link: Link, place: Spot): Diagnostic[] {
  const [definition] = concept.definitions;
  if (definition === undefined || link.headings.length === 0) return [];
  return [
    diagnostic(
      'broken-heading',
      place,
      `The passage on "${concept.name}" in "${definition.note.path}" has no heading "${link.headings.join('#')}"; the link leads to the concept.`,
      'Check the spelling of the heading.',
    ),
  ];
}

function ambiguity(
  { note, rivals = [] }: Resolution & { kind: 'note' },
  link: Link,
  place: Spot,
): Diagnostic[] {
  if (rivals.length === 0) return [];
  const others = rivals.map(({ path }) => `"${path}"`).join(', ');
  const path = withoutExtension(note.path);
  const isTwin = rivals.some((rival) => fold(withoutExtension(rival.path)) === fold(path));
  return [
    diagnostic(
      'ambiguous-link',
      place,
      `The link ${shown(link)} fits "${note.path}" and ${others} equally well; the first was chosen.`,
      isTwin
        ? 'Rename one of them: their paths differ in letter case or extension only.'
        : `Write more of the path: [[${path}]].`,
    ),
  ];
}

/** A hint is not worth a search through ten thousand headings. */
const HEADINGS_TO_COMPARE = 200;

function nearestHeading(note: Outline, wanted: string): string {
  const words = new Set(wordsOf(wanted));
  let best = { text: '', score: 0 };
  for (const { text } of note.headings.slice(0, HEADINGS_TO_COMPARE)) {
    const score = wordsOf(text).filter((word) => words.has(word)).length;
    if (score > best.score) best = { text, score };
  }
  return best.score > 0
    ? `Perhaps "#${best.text}" is meant.`
    : 'Check the spelling of the heading.';
}

function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

function shown({ syntax, written }: Link): string {
  return syntax === 'wiki' ? `[[${written}]]` : `(${written})`;
}

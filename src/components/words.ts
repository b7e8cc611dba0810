/** The interface's own words. English is complete; a language may lack some, and then shows English. */
const en = {
  skip: 'Skip to the text',
  sections: 'Sections',
  openSections: 'Open the list of sections',
  contents: 'On this page',
  openContents: 'Open the contents of this page',
  breadcrumb: 'Where this page is',
  home: 'Home',
  theme: 'Switch between light and dark',
  concepts: 'Concepts',
  tags: 'Tags',
  section: 'Section {0}',
  planned: 'planned',
  updated: 'Updated',
  edit: 'Edit this page',
  mentions: 'Mentioned in',
  explained: 'Explained in',
  previous: 'Previous',
  next: 'Next',
  pages: 'Pages',
  notes: 'Notes',
  covers: 'Covers',
  recent: 'Recently changed',
  allConcepts: 'All {0} concepts',
  allOf: 'All of {0}',
  from: 'From',
  also: 'Also called',
  unwritten: 'This page is not written yet. Here is where it is mentioned.',
  unwrittenSection: 'This section is planned and not written yet. Here is where it is mentioned.',
  conceptsLead: 'Every name that the notes link to, and where it is explained.',
  see: 'see',
  tagged: '{0} notes',
  taggedOne: '1 note',
  inFolder: 'In this folder',
  withTag: 'With this tag',
  notFound: 'This page does not exist',
  notFoundLead: 'The address may be mistyped, or the note has a new name. These are the sections:',
  footer: 'Made with Lectern',
  minutes: '{0} min',
  further: 'and {0} more',
  close: 'Close',
} as const;

export type Words = Record<keyof typeof en, string>;

/** The words for a language tag. */
export function wordsFor(_language: string): Words {
  return en;
}

/** Puts values into a phrase: `{0}`, `{1}`. */
export function fill(phrase: string, ...values: readonly (string | number)[]): string {
  return phrase.replace(/\{(\d)\}/g, (_, at: string) => String(values[Number(at)] ?? ''));
}

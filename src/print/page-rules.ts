import type { Chapter } from './chapters.ts';

/** The class of what belongs to a chapter, and the name of its pages. */
export function chapterClass({ position }: Chapter): string {
  return `chapter-${position}`;
}

/**
 * `@page` rules with each chapter's running head. Browsers have no way to take
 * it from the text, so every chapter has pages of its own name, upright and
 * turned; `print.css` says what stands on the latter.
 *
 * @param title running head of what belongs to no chapter
 */
export function pageRules(chapters: readonly Chapter[], title: string): string {
  const rules = chapters.map((chapter) => {
    const name = chapterClass(chapter);
    const head = headRule(
      chapter.number === undefined ? chapter.title : `${chapter.number}\u2002${chapter.title}`,
    );
    return (
      `@page ${name}{${head}}@page ${name}-turned{size:landscape;${head}}` +
      `.${name}{page:${name};--turned-page:${name}-turned}`
    );
  });
  // Chromium lets the later rule win, whichever of the two names its pages.
  const cover = '@page cover{@top-left{content:none}@bottom-center{content:none}}';
  return `@page{${headRule(title)}}${cover}@media print{${rules.join('')}}`;
}

function headRule(text: string): string {
  return `@top-left{content:${cssString(text)}}`;
}

/** Text as a CSS string, whatever it holds. */
export function cssString(text: string): string {
  const escaped = text.replace(/["\\\p{Cc}<]/gu, (it) => `\\${it.codePointAt(0)!.toString(16)} `);
  return `"${escaped}"`;
}

/** What is loaded only by pages that show it. */
export interface Needs {
  readonly hasDiagram: boolean;
  readonly hasMath: boolean;
  readonly hasCanvas: boolean;
  readonly hasCallouts: boolean;
}

/** What rendered notes need beyond the common styles. Text can't look like these marks: its quotes are escaped. */
export function needsOf(html: readonly string[]): Needs {
  const has = (mark: string) => html.some((it) => it.includes(mark));
  return {
    hasDiagram: has('<figure class="diagram'),
    hasMath: has('class="katex'),
    hasCanvas: has('<figure class="canvas"'),
    hasCallouts: has('class="callout"') || has(' data-exam-tip="'),
  };
}

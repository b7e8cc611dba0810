/** Sheets that books are printed on. The margins are those of `print.css`. */
export const PAPERS = { a4: 'A4', letter: 'Letter' } as const;
export type Paper = keyof typeof PAPERS;

/** Where the answers stand. The names are the values of the control on the page. */
export const ANSWER_MODES = ['open', 'end', 'hidden'] as const;
export type AnswerMode = (typeof ANSWER_MODES)[number];

/** A `#tag` and where it stands. */
export interface FoundTag {
  /** Without `#`. */
  readonly tag: string;
  readonly start: number;
  readonly end: number;
}

// A tag begins after a blank or an opening bracket, holds letters of any script,
// digits, `_`, `-` and `/`, and is no number alone (Obsidian, "Tag format").
const TAG = /(?<![^\s(["'“‘>,;])#([\p{L}\p{N}\p{M}\p{Emoji_Presentation}_/-]+)/gu;

/** The tags of a run of text, in order. The caller keeps code and links away. */
export function tagsIn(text: string): FoundTag[] {
  if (!text.includes('#')) return [];
  return [...text.matchAll(TAG)].flatMap((match) => {
    const tag = match[1]!.replace(/^\/+|\/+$/g, '');
    if (tag === '' || /^[\d/_-]+$/.test(tag)) return [];
    return [{ tag, start: match.index, end: match.index + 1 + tag.length }];
  });
}

import type { PhrasingContent } from 'mdast';
import { extensionOf } from '../vault/names.ts';
import { shownTarget } from '../vault/outline.ts';
import type { Destination } from '../vault/index.ts';
import type { LinkTarget } from '../vault/types.ts';
import type { NoteContext } from './context.ts';
import { linkTo } from './links.ts';

/** Mdast has no node for media: a custom node that names its HTML element. */
interface ElementNode {
  type: string;
  data: { hName: string; hProperties: Record<string, unknown> };
  children: PhrasingContent[];
}

const IMAGE = /^\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/;
const AUDIO = /^\.(?:mp3|wav|m4a|ogg|oga|opus|flac|3gp)$/;
const VIDEO = /^\.(?:mp4|webm|ogv|mov|mkv|m4v)$/;

/**
 * What `![[file]]` becomes: an image (SVG too, as `<img>`, so that nothing in
 * it can run), audio, video, a link for PDF and other files, a link for a note.
 */
export function embedOf(
  destination: Destination,
  target: LinkTarget,
  alias: string | undefined,
  context: NoteContext,
): ElementNode | ReturnType<typeof linkTo> {
  const { size, label } = parseAlias(alias);
  const name = label ?? shownTarget(target);
  const text: PhrasingContent[] = [{ type: 'text', value: name }];
  if (destination.kind !== 'attachment') return linkTo(destination, text, context);
  const asset = context.addresses.asset(destination.path);
  if (asset === undefined) return linkTo({ kind: 'missing' }, text, context);
  const extension = extensionOf(destination.path);
  if (IMAGE.test(extension)) {
    const { width, height } = fit(asset, size);
    const alt = label ?? '';
    return element('img', {
      src: asset.url,
      alt,
      width,
      height,
      loading: 'lazy',
      decoding: 'async',
    });
  }
  if (AUDIO.test(extension) || VIDEO.test(extension)) {
    const tag = AUDIO.test(extension) ? 'audio' : 'video';
    const src = asset.url + (destination.fragment === '' ? '' : `#${destination.fragment}`);
    return element(tag, { src, controls: true, preload: 'metadata', ariaLabel: name, ...size });
  }
  return linkTo(destination, text, context);
}

/** `300`, `300x200`, `alt|300`: the size that an author gave, and the words that are left. */
export function parseAlias(alias: string | undefined): {
  size: { width?: number; height?: number };
  label: string | undefined;
} {
  const match = /^(?:(.*)\|)?\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/s.exec(alias ?? '');
  if (!match) return { size: {}, label: alias?.trim() || undefined };
  const size = { width: Number(match[2]), ...(match[3] ? { height: Number(match[3]) } : {}) };
  return { size, label: match[1]?.trim() || undefined };
}

/** Width and height keep the place free while an image loads: one given number brings the other. */
function fit(
  asset: { width: number | undefined; height: number | undefined },
  size: { width?: number; height?: number },
) {
  if (size.width === undefined) return { width: asset.width, height: asset.height };
  if (size.height !== undefined || !asset.width || !asset.height) return size;
  return { width: size.width, height: Math.round((size.width * asset.height) / asset.width) };
}

function element(hName: string, properties: Record<string, unknown>): ElementNode {
  const hProperties = Object.fromEntries(
    Object.entries(properties).filter(([, value]) => value !== undefined),
  );
  return { type: 'media', data: { hName, hProperties }, children: [] };
}

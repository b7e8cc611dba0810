import type { MdastNode } from 'satteri';
import { baseName, extensionOf } from '../vault/names.ts';
import type { Destination } from '../vault/index.ts';
import type { LinkTarget } from '../vault/types.ts';
import { escapeHtml } from './highlight.ts';
import type { NoteContext, PublishedAsset } from './context.ts';
import type { Slots } from './slots.ts';

/** A custom node that names its HTML element: Mdast has none for media. */
interface MediaNode {
  type: 'image' | 'media';
  data: { hName: string; hProperties: Record<string, unknown> };
  children: [];
}

const IMAGE = /^\.(?:png|jpe?g|gif|webp|avif|svg|bmp|ico)$/;
const AUDIO = /^\.(?:mp3|wav|m4a|ogg|oga|opus|flac|3gp)$/;
const VIDEO = /^\.(?:mp4|webm|ogv|mov|mkv|m4v)$/;

/**
 * The element that shows a file: an image (SVG too, as `<img>`, so that nothing
 * in it can run), audio, video or a PDF. Undefined for files that browsers
 * can't show, and for those that could not be read. An image that is all there
 * is to a link has a name in any case.
 */
export function mediaOf(
  { path, fragment }: Destination & { kind: 'attachment' },
  target: LinkTarget,
  alias: string | undefined,
  { addresses }: NoteContext,
  slots: Slots,
  inLink: boolean,
): MediaNode | MdastNode | undefined {
  const asset = addresses.asset(path);
  if (asset === undefined) return undefined;
  const extension = extensionOf(path);
  const { size, label } = parseAlias(alias);
  const name = label ?? baseName(target.name);
  const src = asset.url + (fragment === '' ? '' : `#${encodeURI(fragment)}`);
  if (IMAGE.test(extension))
    return image(
      { ...asset, url: src },
      size,
      label ?? (altFromName(name) || (inLink ? name : '')),
    );
  const common = { ariaLabel: name, ...size };
  if (AUDIO.test(extension)) {
    return media('audio', {
      src,
      controls: true,
      preload: 'none',
      ariaLabel: name,
    });
  }
  if (VIDEO.test(extension)) {
    return media('video', {
      src,
      controls: true,
      preload: 'metadata',
      ...common,
    });
  }
  if (extension !== '.pdf') return undefined;
  return slots.inPlace(pdfHtml(src, name, { height: pdfHeight(fragment), ...size }));
}

/** The browser's own viewer, and a link for browsers and pages of paper that have none. */
function pdfHtml(src: string, name: string, size: { width?: number; height?: number | undefined }) {
  const sides = Object.entries(withValues(size));
  const attributes = sides.map(([side, value]) => ` ${side}="${value}"`).join('');
  const url = escapeHtml(src);
  const label = escapeHtml(name);
  return `<object data="${url}" type="application/pdf" aria-label="${label}"${attributes}></object><a class="internal file" href="${url}">${label}</a>`;
}

/** A file's name says what it shows, unless a camera or the clipboard gave it. */
function altFromName(name: string): string {
  const words = name.replace(/(?:\.[a-z\d]+)+$/i, '').replace(/[-_]+/g, ' ');
  const isMade =
    /^(?:pasted image|screen ?shot|screenshot from|image|img|untitled|dsc|photo)?[\s\d.,:()at]*$/i;
  return isMade.test(words) || /^[\da-f]{16,}$/i.test(words) ? '' : words;
}

function image(asset: PublishedAsset, size: Size, alt: string): MediaNode {
  const hProperties = withValues({
    src: asset.url,
    alt,
    ...fit(asset, size),
    loading: 'lazy',
    decoding: 'async',
  });
  return { type: 'image', data: { hName: 'img', hProperties }, children: [] };
}

function media(hName: string, properties: Record<string, unknown>): MediaNode {
  return {
    type: 'media',
    data: { hName, hProperties: withValues(properties) },
    children: [],
  };
}

/** `![[paper.pdf#height=400]]` */
function pdfHeight(fragment: string): number | undefined {
  const height = /(?:^|&)height=(\d{2,4})(?:&|$)/.exec(fragment)?.[1];
  return height === undefined ? undefined : Number(height);
}

interface Size {
  width?: number;
  height?: number;
}

/** `300`, `300x200`, `alt|300`: the size that an author gave, and the words that are left. */
export function parseAlias(alias: string | undefined): {
  size: Size;
  label?: string;
} {
  const match = /^(?:(.*)\|)?\s*(\d{1,5})(?:x(\d{1,5}))?\s*$/s.exec(alias ?? '');
  const label = (match ? match[1] : alias)?.trim();
  const size = match
    ? {
        width: Number(match[2]),
        ...(match[3] ? { height: Number(match[3]) } : {}),
      }
    : {};
  return label ? { size, label } : { size };
}

/** Width and height keep the place free while an image loads: one given number brings the other. */
function fit(asset: PublishedAsset, size: Size): Size {
  const { width, height } = asset;
  if (size.width === undefined) return withValues({ width, height });
  if (size.height !== undefined || !width || !height) return size;
  return {
    width: size.width,
    height: Math.round((size.width * height) / width),
  };
}

function withValues<T extends object>(properties: T): T {
  const entries = Object.entries(properties).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

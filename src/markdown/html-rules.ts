const words = (list: string) => new Set(list.split(/\s+/));

/** Elements that notes may use, after the HTML standard's list of them. */
export const ALLOWED_ELEMENTS = words(
  `a abbr address article aside audio b bdi bdo big blockquote br caption center cite code col
  colgroup data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6
  header hgroup hr i img ins kbd li main mark menu nav ol p picture pre q rp rt ruby s samp section
  small source span strike strong sub summary sup table tbody td tfoot th thead time tr track tt u
  ul var video wbr`,
);

/** Elements that run, load or collect something: they go, with all that is in them. */
export const REMOVED_ELEMENTS = words(
  `applet base embed frame frameset head iframe input link math meta noembed noframes object
  option optgroup param plaintext portal script select style svg template textarea title xmp`,
);

/** Elements that mean nothing on a page of notes, but whose content does. */
export const UNWRAPPED_ELEMENTS = words(
  'area body button canvas dialog fieldset form html label legend map meter noscript output progress slot',
);

/** Attributes, as hast names them, that may stand on any allowed element. */
const GLOBAL_ATTRIBUTES = words(
  `className id title lang dir role ariaLabel ariaLabelledBy ariaDescribedBy ariaHidden tabIndex
  align valign width height style dataCallout dataTask dataExamTip`,
);

const ELEMENT_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'rel', 'name', 'dataFootnoteRef', 'dataFootnoteBackref'],
  audio: ['src', 'controls', 'loop', 'muted', 'preload'],
  blockquote: ['cite'],
  pre: ['dataBlock'],
  col: ['span'],
  colgroup: ['span'],
  data: ['value'],
  del: ['cite', 'dateTime'],
  details: ['open', 'name'],
  font: ['color'],
  img: ['src', 'alt', 'loading', 'decoding'],
  input: ['type', 'checked', 'disabled'],
  ins: ['cite', 'dateTime'],
  'lectern-slot': ['dataSlot', 'dataBlock'],
  li: ['value'],
  ol: ['start', 'reversed', 'type'],
  section: ['dataFootnotes'],
  source: ['src', 'type', 'media'],
  td: ['colSpan', 'rowSpan', 'headers'],
  th: ['colSpan', 'rowSpan', 'headers', 'scope', 'abbr'],
  time: ['dateTime'],
  track: ['src', 'kind', 'label', 'srcLang', 'default'],
  video: ['src', 'controls', 'loop', 'muted', 'preload', 'poster'],
};

/** Whether an attribute may stay on an element. */
export function isAllowedAttribute(element: string, attribute: string): boolean {
  return (
    GLOBAL_ATTRIBUTES.has(attribute) || ELEMENT_ATTRIBUTES[element]?.includes(attribute) === true
  );
}

/** Attributes that hold an address. */
export const URL_ATTRIBUTES = new Set(['href', 'src', 'cite', 'poster']);

const STYLE =
  /^(?:color|background-color|text-align|text-decoration|font-(?:weight|style|variant|size)|vertical-align)$/;
const STYLE_VALUE = /^(?:[\w\s#%.,-]|(?:rgba?|hsla?|oklch)\([\d\s%.,/a-z-]*\))+$/i;

/**
 * The declarations of a `style` attribute that only dress text; nothing that
 * moves, covers or loads. A colour without a ground, and a ground without a
 * colour, become properties of our own: the style sheet makes of them what can
 * be read on a light page and on a dark one.
 */
export function allowedStyle(style: string): string {
  const declarations = style
    .split(';')
    .map((declaration) => declaration.split(':').map((part) => part.trim()))
    .filter(([name = '', value = '', ...more]) => {
      return more.length === 0 && STYLE.test(name.toLowerCase()) && STYLE_VALUE.test(value);
    })
    .map(([name, value]) => [name!.toLowerCase(), value!] as const);
  const names = new Set(declarations.map(([name]) => name));
  return declarations
    .map(([name, value]) => {
      if (name === 'color' && !names.has('background-color')) return `--ink: ${value}`;
      const isGround = name === 'background-color' && !names.has('color');
      return `${name}: ${value}${isGround ? `; --ground: ${value}` : ''}`;
    })
    .join('; ');
}

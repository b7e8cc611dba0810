/** Elements that notes may use, after the HTML standard's list of them. */
export const ALLOWED_ELEMENTS = new Set(
  (
    'a abbr address article aside audio b bdi bdo blockquote br caption center cite code col colgroup ' +
    'data dd del details dfn div dl dt em figcaption figure font footer h1 h2 h3 h4 h5 h6 header hr i ' +
    'img ins kbd li main mark menu nav ol p picture pre q rp rt ruby s samp section small source span ' +
    'strike strong sub summary sup table tbody td tfoot th thead time tr track tt u ul var video wbr'
  ).split(' '),
);

/** Elements that run, load or collect something: they go, with all that is in them. */
export const REMOVED_ELEMENTS = new Set(
  (
    'applet base button canvas dialog embed fieldset form frame frameset iframe input link map math ' +
    'meta noembed noframes noscript object option param plaintext portal script select slot style svg ' +
    'template textarea title xmp'
  ).split(' '),
);

/** Attributes, as hast names them, that may stand on any allowed element. */
const GLOBAL_ATTRIBUTES = new Set(
  (
    'className id title lang dir role ariaLabel ariaLabelledBy ariaDescribedBy ariaHidden tabIndex ' +
    'align valign width height'
  ).split(' '),
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

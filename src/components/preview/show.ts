import { passageOf, type Passage } from './passage.ts';

/** A glance over links loads nothing; staying on one does, and a little later it shows. */
const LOAD_MS = 80;
const SHOW_MS = 350;
/** Less than the half second after which phones open their own menu for a link. */
const HOLD_MS = 420;
/** Enough to move the pointer from the link to its preview. */
const LEAVE_MS = 250;
const GAP = 8;
const KEPT_PAGES = 12;

const preview = document.createElement('div');
preview.className = 'preview';
preview.id = 'site:preview';
preview.popover = 'manual';
preview.role = 'tooltip';
// Takes the focus when its text is selected, and so stays.
preview.tabIndex = -1;
const title = document.createElement('a');
title.tabIndex = -1;
const text = document.createElement('div');
text.id = 'site:preview-text';
preview.append(title, text);
// Inside a landmark, as everything on a page is.
document.querySelector('main')!.append(preview);

/** The link that is pointed at; every wish to show a preview has a number, and only the last one counts. */
let link: Element | undefined;
let request = 0;
let isShown = false;
/** Whether a finger opened the preview and was not lifted since. */
let isHeld = false;
let leaving: ReturnType<typeof setTimeout> | undefined;
/** What the link's own tooltip would say: two at once are one too many. */
let tooltip: string | null = null;
const pages = new Map<string, Promise<Document | undefined>>();

/** Shows the preview of a link on which the pointer, the keyboard or a finger stays. A tap follows the link as ever. */
export function considerLink(wanted: Element, event: Event): void {
  if (event.type === 'focusin' && !wanted.matches(':focus-visible')) return;
  clearTimeout(leaving);
  if (wanted === link) return;
  close();
  const mine = ++request;
  const pointer = event instanceof PointerEvent ? event : undefined;
  const isTouch = pointer?.pointerType === 'touch';
  link = wanted;
  isHeld = isTouch;
  // iOS would open a preview of its own.
  if (isTouch) (wanted as HTMLElement).style.setProperty('-webkit-touch-callout', 'none');
  const url = new URL(wanted.getAttribute('href')!, location.href);
  void Promise.all([
    after(LOAD_MS).then(() => (request === mine ? load(url) : undefined)),
    after(isTouch ? HOLD_MS : SHOW_MS),
  ]).then(([passage]) => {
    if (request === mine && passage) show(wanted, url, passage, pointer?.clientY);
  });
}

async function load(url: URL): Promise<Passage | undefined> {
  const address = url.origin + url.pathname;
  if (address === location.origin + location.pathname) return passageOf(document, url, true);
  const page = pages.get(address) ?? read(address);
  pages.set(address, page);
  if (pages.size > KEPT_PAGES) pages.delete(pages.keys().next().value!);
  const found = await page;
  return found && passageOf(found, url, false);
}

async function read(address: string): Promise<Document | undefined> {
  try {
    const response = await fetch(address, { priority: 'low' });
    if (!response.ok) return undefined;
    return new DOMParser().parseFromString(await response.text(), 'text/html');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // Without a network there is no preview; the next try may bring one.
    pages.delete(address);
    return undefined;
  }
}

function show(wanted: Element, url: URL, passage: Passage, pointerY: number | undefined) {
  title.textContent = passage.title;
  title.hidden = passage.title === '';
  title.href = url.href;
  preview.lang = passage.lang;
  preview.dir = passage.dir;
  text.replaceChildren(passage.text);
  tooltip = wanted.getAttribute('title');
  wanted.removeAttribute('title');
  wanted.setAttribute('aria-describedby', text.id);
  preview.classList.toggle('sheet', isHeld);
  preview.removeAttribute('style');
  preview.showPopover();
  isShown = true;
  if (!isHeld) place(wanted, pointerY);
}

/** Below the link, or above where there is no room below; of a link in two lines, at the line pointed at. */
function place(wanted: Element, pointerY = -1) {
  const lines = [...wanted.getClientRects()];
  const line =
    lines.find(({ top, bottom }) => top <= pointerY && pointerY <= bottom) ?? lines.at(-1)!;
  const { clientWidth, clientHeight } = document.documentElement;
  const { offsetWidth: width, offsetHeight: height } = preview;
  const left = Math.max(GAP, Math.min(line.left, clientWidth - width - GAP));
  const fitsBelow = line.bottom + height + GAP <= clientHeight || line.top < height + GAP;
  preview.style.left = `${left + scrollX}px`;
  preview.style.top = `${scrollY + (fitsBelow ? line.bottom : line.top - height)}px`;
}

/** Takes the preview away, and does not bring it back while the link is still pointed at. */
function dismiss() {
  request++;
  if (!isShown) return;
  isShown = false;
  preview.hidePopover();
  link?.removeAttribute('aria-describedby');
  if (tooltip !== null) link?.setAttribute('title', tooltip);
}

function close() {
  clearTimeout(leaving);
  dismiss();
  link = undefined;
}

const after = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const isIn = (element: Element | undefined, node: EventTarget | null) =>
  node instanceof Node && element?.contains(node) === true;
/** Whether a node is part of the link or of its preview. */
const belongs = (node: EventTarget | null) => isIn(link, node) || isIn(preview, node);

document.addEventListener('pointerover', ({ target, pointerType }) => {
  if (link === undefined || pointerType === 'touch') return;
  clearTimeout(leaving);
  if (belongs(target)) return;
  // What has the focus keeps its preview, wherever the pointer goes.
  if (link.matches(':focus-visible')) return;
  // A preview that is shown waits for the pointer to come over to it; a glance ends at once.
  if (isShown) leaving = setTimeout(close, LEAVE_MS);
  else close();
});
document.addEventListener('focusout', ({ target, relatedTarget }) => {
  if (belongs(target) && !belongs(relatedTarget)) close();
});
document.addEventListener('keydown', ({ key }) => {
  if (key === 'Escape') dismiss();
});
document.addEventListener('pointerdown', ({ target }) => {
  if (!isShown) return;
  isHeld = false;
  if (!belongs(target)) close();
});
for (const end of ['pointerup', 'pointercancel']) {
  document.addEventListener(end, () => {
    if (isHeld && !isShown) close();
  });
}
// A finger that stays until the preview comes asks for that, and not for the link or the phone's own menu.
for (const type of ['contextmenu', 'click']) {
  document.addEventListener(type, (event) => {
    if (isHeld && isShown && isIn(link, event.target)) event.preventDefault();
  });
}

import {
  defaultTreeAdapter,
  html,
  parseFragment,
  serialize,
  type DefaultTreeAdapterTypes,
} from 'parse5';

export type Parent = DefaultTreeAdapterTypes.ParentNode;
export type Child = DefaultTreeAdapterTypes.ChildNode;
export type Element = DefaultTreeAdapterTypes.Element;

/** HTML as a tree, and back. */
export const treeOf = (source: string): Parent => parseFragment(source);
export const htmlOf = (tree: Parent): string => serialize(tree);

/** The children of a node that are elements. */
export function elementsIn(parent: Parent): Element[] {
  return parent.childNodes.filter((node) => defaultTreeAdapter.isElementNode(node));
}

/** All elements below a node, in the order of the document. */
export function* descendants(parent: Parent): Generator<Element> {
  for (const element of elementsIn(parent)) {
    yield element;
    yield* descendants(element);
  }
}

/** An attribute's value; undefined where there is none. */
export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((it) => it.name === name)?.value;
}

/** Sets an attribute, or takes it away where the value is undefined. */
export function setAttribute(element: Element, name: string, value: string | undefined): void {
  const others = element.attrs.filter((it) => it.name !== name);
  element.attrs = value === undefined ? others : [...others, { name, value }];
}

/** Whether an element has a class. */
export function hasClass(element: Element, name: string): boolean {
  return attribute(element, 'class')?.split(/\s+/).includes(name) === true;
}

/** A heading's level, 1 to 6; undefined for any other element. */
export function headingLevel({ tagName }: Element): number | undefined {
  const level = /^h([1-6])$/.exec(tagName)?.[1];
  return level === undefined ? undefined : Number(level);
}

/** Makes one element another, its content and attributes kept. */
export function rename(element: Element, name: string): void {
  element.tagName = name;
  element.nodeName = name;
}

/** Takes a node out of its place. */
export function remove(node: Child): void {
  defaultTreeAdapter.detachNode(node);
}

/** A new element with text in it. */
export function elementWith(name: string, attributes: Record<string, string>, text = ''): Element {
  const attrs = Object.entries(attributes).map(([key, value]) => ({ name: key, value }));
  const element = defaultTreeAdapter.createElement(name, html.NS.HTML, attrs);
  if (text !== '') defaultTreeAdapter.insertText(element, text);
  return element;
}

/** Puts a node before another, or last where there is no other. */
export function insert(parent: Parent, node: Child, before?: Child): void {
  if (before === undefined) defaultTreeAdapter.appendChild(parent, node);
  else defaultTreeAdapter.insertBefore(parent, node, before);
}

/** The node behind another in the same parent. */
export function following(node: Child): Child | undefined {
  const siblings = node.parentNode?.childNodes ?? [];
  return siblings[siblings.indexOf(node) + 1];
}

/** All text below a node. */
export function textOf(parent: Parent): string {
  return parent.childNodes
    .map((node) =>
      defaultTreeAdapter.isTextNode(node) ? node.value : 'childNodes' in node ? textOf(node) : '',
    )
    .join('');
}

import { readFile } from 'node:fs/promises';
import { filesBelow } from '../../src/offline/files.ts';
import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

type Element = DefaultTreeAdapterTypes.Element;

/** Addresses of a site's pages, relative to its home page. */
export async function pagesIn(folder: string): Promise<string[]> {
  const files = await filesBelow(folder);
  return files
    .filter((file) => file === 'index.html' || file.endsWith('/index.html'))
    .map((file) => encodeURI(file.slice(0, -'index.html'.length)));
}

/** All elements of a page, those within `<template>` included. */
export async function elementsOf(file: string): Promise<Element[]> {
  const found: Element[] = [];
  const visit = (node: DefaultTreeAdapterTypes.ParentNode) => {
    for (const child of node.childNodes) {
      if (!defaultTreeAdapter.isElementNode(child)) continue;
      found.push(child);
      visit(child);
      if ('content' in child) visit(child.content);
    }
  };
  visit(parse(await readFile(file, 'utf8')));
  return found;
}

/** An attribute's value. */
export function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((attr) => attr.name === name)?.value;
}

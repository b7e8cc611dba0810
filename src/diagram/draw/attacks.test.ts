import { JSDOM } from 'jsdom';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { createDrawer } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const drawer = createDrawer();
afterAll(() => drawer.close());

const ELEMENTS =
  /^(?:svg|g|a|path|rect|circle|ellipse|line|polyline|polygon|text|tspan|title|desc|defs|marker|linearGradient|radialGradient|stop|clipPath|symbol|use)$/;

/** Everything in a page that could run, fetch, or change how the page looks. */
function dangers(svg: string): string[] {
  const { document } = new JSDOM(`<body>${svg}</body>`).window;
  const found: string[] = [];
  if (document.body.children.length !== 1) found.push('breaks out of its place');
  for (const element of document.body.querySelectorAll('*')) {
    if (!ELEMENTS.test(element.localName)) found.push(`<${element.localName}>`);
    for (const { name, value } of element.attributes) {
      if (/^(?:on|style|src|xlink|xml:)/.test(name)) found.push(`${name}=`);
      if (name === 'href' && !/^(?:#|\/(?!\/)|https:\/\/safe\.example)/.test(value))
        found.push(`href=${value}`);
      if (name !== 'aria-label' && /url\((?!#)|javascript:|expression|@import/i.test(value))
        found.push(`${name}=${value}`);
    }
  }
  return found;
}

const ATTACKS: Record<string, string> = {
  'HTML in labels': `flowchart TD
    A["<img src=x onerror=alert(1)>hi<script>alert(2)</script>"] --> B["<a href='javascript:alert(3)'>x</a><b onclick=alert(4)>bold</b>"]
    C["<svg/onload=alert(1)>"] --> D["</text></svg><script>alert(1)</script>"]
    E["#lt;script#gt;alert(1)#lt;/script#gt;"] --> F["<iframe srcdoc='<script>alert(1)</script>'>"]`,
  'callbacks of clicks': `flowchart TD
    A --> B
    click A call alert(1)
    click B "javascript:alert(1)" "<script>alert(1)</script>"`,
  'targets in disguise': `flowchart TD
    A --> B --> C --> D --> E --> F
    click A "JaVaScRiPt:alert(1)"
    click B "data:text/html,<script>alert(1)</script>"
    click C "//evil.example/x"
    click D "vbscript:msgbox(1)"
    click E "java&#x0A;script:alert(1)"
    click F " \u0001javascript:alert(1)"`,
  'targets with a tab':
    'flowchart TD\n A --> B\n click A "java\tscript:alert(1)"\n click B href "\\\\\\\\evil.example"',
  'a directive': `%%{init: {"securityLevel":"loose","htmlLabels":true,"theme":"dark","secure":[],"flowchart":{"htmlLabels":true},"themeCSS":"* { background: url(https://evil.example/x.png) } </style><script>alert(1)</script>","fontFamily":"x;} body{display:none}","themeVariables":{"primaryColor":"url(https://evil.example/q)","lineColor":"red;}</style><script>alert(1)</script>"}}}%%
flowchart TD
    A["<b>x</b>"] --> B
    classDef z fill:#fff;}body{display:none
    class B z`,
  'front matter': `---
title: "<script>alert(1)</script>"
config:
  theme: forest
  look: handDrawn
  securityLevel: loose
  htmlLabels: true
  themeCSS: "@import 'https://evil.example/x.css'; a{fill:url(https://evil.example)}"
  dompurifyConfig: { ADD_TAGS: [script, iframe], ADD_ATTR: [onclick] }
---
flowchart TD
    A["<script>alert(1)</script>"] --> B`,
  'images and icons': `flowchart TD
    A@{ img: "https://evil.example/z.png", label: "img", w: 60, h: 60 } --> B@{ icon: "fa:fa-user", label: "icon" }`,
  'styles that fetch': `flowchart TD
    A --> B
    style A fill:red,background-image:"url(https://evil.example/y.png)"
    classDef big fill:#f9f,filter:url(https://evil.example/f.svg#x),stroke:url(https://evil.example/#x)
    class B big`,
  'styles that leave their place': `flowchart TD
    A --> B
    style A fill:#f9f,position:fixed,inset:0,z-index:9999`,
  'names with markup': `flowchart TD
    accTitle: "><script>alert(1)</script>
    accDescr: </desc><script>alert(1)</script>
    A --> B`,
  'links of actors': `sequenceDiagram
    participant Alice
    link Alice: Dashboard @ https://safe.example/
    link Alice: Bad @ javascript:alert(1)
    links Alice: {"x": "data:text/html,<script>alert(1)</script>"}
    Alice->>Bob: <img src=x onerror=alert(1)> hello`,
  'links of tasks': `gantt
    dateFormat YYYY-MM-DD
    section A
    Task :a1, 2026-01-01, 3d
    click a1 href "javascript:alert(1)"
    click a1 call alert(1)`,
  'class members': `classDiagram
    class A["<img src=x onerror=alert(1)>"] {
      +<script>alert(1)</script> x
    }
    click A href "javascript:alert(1)"
    link A "data:text/html,x"`,
  'sprites and links of C4': `C4Context
    Person(a, "A", "<script>alert(1)</script>", $sprite="https://evil.example/x.png", $link="javascript:alert(1)")`,
  'a cell of Markdown':
    'mindmap\n  root["`<img src=x onerror=alert(1)> [x](javascript:alert(1))`"]',
  mathematics: 'flowchart LR\n  A["$$x^2<script>alert(1)</script>$$"] --> B',
};

describe.each(Object.entries(ATTACKS))('%s', (_, source) => {
  it('leaves nothing that runs, fetches or reaches beyond the picture', async () => {
    const drawn = await drawer.draw(source);
    // An attack that makes Mermaid give up has failed as well.
    if (drawn.ok) expect(dangers(drawn.svg)).toEqual([]);
  });
});

it('knows a danger when it sees one', () => {
  expect(dangers('<svg><script></script><a href="javascript:x" onclick="y"/></svg>')).toHaveLength(
    4,
  );
});

/// <reference types="astro/client" />

declare module 'virtual:lectern/accent.css';
declare module 'virtual:lectern/page-rules.css';

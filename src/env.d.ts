/// <reference types="astro/client" />

declare module 'virtual:lectern/accent.css';

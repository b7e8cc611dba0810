declare module 'virtual:lectern/accent.css';

import { ICONS } from './icons.ts';

/** What an installed site is called and how it starts. */
export interface AppIdentity {
  readonly title: string;
  readonly description: string | undefined;
  readonly language: string;
  readonly base: string;
}

/** The web app manifest: with it a browser offers to install the site. */
export function appManifest({ title, description, language, base }: AppIdentity): string {
  const manifest = {
    id: base,
    name: title,
    short_name: title.length <= 12 ? title : title.split(/\s+/)[0],
    ...(description === undefined ? {} : { description }),
    lang: language,
    start_url: base,
    scope: base,
    display: 'standalone',
    background_color: '#fdfcfa',
    theme_color: '#fdfcfa',
    icons: [
      { src: 'icon.svg', sizes: 'any', type: 'image/svg+xml' },
      ...ICONS.filter(({ purpose }) => purpose !== undefined).map(({ file, size, purpose }) => ({
        src: file,
        sizes: `${size}x${size}`,
        type: 'image/png',
        purpose,
      })),
    ],
  };
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

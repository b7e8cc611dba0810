import { currentSite } from '../site/current.ts';

/** All pages, for search engines. The format asks for full addresses: without `site` they lack their server. */
export function GET() {
  const { addresses, pages, settings } = currentSite();
  const entries = [...pages.values()].map(({ route, note }) => {
    const path = addresses.page(route);
    const address = settings.site ? new URL(path, settings.site).href : path;
    const changed = note?.updated ? `<lastmod>${note.updated.toISOString()}</lastmod>` : '';
    return `<url><loc>${address.replaceAll('&', '&amp;')}</loc>${changed}</url>`;
  });
  const xml = `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${entries.join('\n')}</urlset>\n`;
  return new Response(xml, { headers: { 'Content-Type': 'application/xml' } });
}

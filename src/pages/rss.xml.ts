import { getRssString } from '@astrojs/rss';
import { prosePlain } from '../markdown/prose.ts';
import { currentSite } from '../site/current.ts';
import { descriptionOf } from '../vault/navigation.ts';

const ITEMS = 30;
/** The library asks for a server. Where none is known, links start at the root, and readers resolve them against the feed's address. */
const NO_SERVER = 'http://no-server.invalid';

/** The notes that changed last, as a feed. */
export async function GET() {
  const { addresses, index, settings, title } = currentSite();
  const latest = [...index.notes.values()]
    .flatMap((note) => {
      const date = note.updated ?? note.created;
      return date ? [{ note, date }] : [];
    })
    .sort((a, b) => b.date.getTime() - a.date.getTime())
    .slice(0, ITEMS);
  const feed = await getRssString({
    title,
    description: settings.description ?? title,
    site: settings.site ?? NO_SERVER,
    items: latest.map(({ note, date }) => {
      const description = prosePlain(descriptionOf(note));
      return {
        title: note.title,
        link: addresses.page(note.route),
        pubDate: date,
        ...(description ? { description } : {}),
      };
    }),
  });
  return new Response(feed.replaceAll(NO_SERVER, ''), {
    headers: { 'Content-Type': 'application/rss+xml' },
  });
}

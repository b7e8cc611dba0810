/** Marks, in the contents of the page, the part that is being read. */
export function followReading(): void {
  const links = [...document.querySelectorAll<HTMLAnchorElement>('.contents a')];
  const targets = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    return heading ? [{ link, heading }] : [];
  });
  if (targets.length === 0) return;
  const update = () => {
    // The last heading that has passed the upper quarter of the window.
    const line = innerHeight / 4;
    const passed = targets.filter(({ heading }) => heading.getBoundingClientRect().top < line);
    const current = passed.at(-1)?.link;
    for (const { link } of targets) {
      if (link === current) link.setAttribute('aria-current', 'location');
      else link.removeAttribute('aria-current');
    }
    current?.scrollIntoView({ block: 'nearest' });
  };
  const observer = new IntersectionObserver(update, { rootMargin: '0px 0px -75% 0px' });
  for (const { heading } of targets) observer.observe(heading);
}

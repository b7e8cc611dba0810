const KEY = 'lectern-theme';

/** Makes the switch work: the choice is kept on this device, and a choice equal to the system's is forgotten. */
export function enableThemeSwitch(): void {
  const root = document.documentElement;
  const system = matchMedia('(prefers-color-scheme: dark)');
  document.querySelector('[data-theme-switch]')?.addEventListener('click', () => {
    const shown = root.dataset['theme'] ?? (system.matches ? 'dark' : 'light');
    const wanted = shown === 'dark' ? 'light' : 'dark';
    root.dataset['theme'] = wanted;
    try {
      if (wanted === (system.matches ? 'dark' : 'light')) localStorage.removeItem(KEY);
      else localStorage.setItem(KEY, wanted);
    } catch (error) {
      // A browser that keeps nothing still shows the choice on this page.
      if (!(error instanceof DOMException)) throw error;
    }
  });
}

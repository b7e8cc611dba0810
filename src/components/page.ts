/** What a page does beyond being read. Everything here is a comfort: without it nothing is missing. */
import { startOffline } from '../offline/start.ts';
import { addCopyButtons } from './copy-button.ts';
import { beginAtFirstCards } from './canvas-frames.ts';
import { enablePrintButton } from './print-button.ts';
import { offerPreviews } from './preview/offer.ts';
import { followReading } from './reading-position.ts';
import { enableSearch } from '../search/ui/open.ts';
import { enableThemeSwitch } from './theme-switch.ts';

enableThemeSwitch();
followReading();
addCopyButtons();
beginAtFirstCards();
enablePrintButton();
startOffline();

const offline = document.querySelector<HTMLElement>('[data-offline-panel]');
if (offline)
  void import('../offline/panel.ts').then(({ runOfflinePanel }) => runOfflinePanel(offline));
enableSearch();
offerPreviews();

// While the vault is being written: a page that was loaded during a change is asked to load again.
import.meta.hot?.send('lectern:shown', {
  revision: Number(document.documentElement.dataset['revision']),
});

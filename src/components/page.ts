/** What a page does beyond being read. Everything here is a comfort: without it nothing is missing. */
import { startOffline } from '../offline/start.ts';
import { addCopyButtons } from './copy-button.ts';
import { beginAtFirstCards } from './canvas-frames.ts';
import { enablePrintButton } from './print-button.ts';
import { offerPreviews } from './preview/offer.ts';
import { followReading } from './reading-position.ts';
import { enableSearch } from '../search/ui/open.ts';
import { enableThemeSwitch } from './theme-switch.ts';

/** What belongs to the text of the page. */
function enliven(): void {
  followReading();
  addCopyButtons();
  beginAtFirstCards();
  enablePrintButton();
}

enliven();
enableThemeSwitch();
startOffline();

const offline = document.querySelector<HTMLElement>('[data-offline-panel]');
if (offline)
  void import('../offline/panel.ts').then(({ runOfflinePanel }) => runOfflinePanel(offline));
enableSearch();
offerPreviews();

const { live } = document.documentElement.dataset;
if (live !== undefined)
  void import('./live.ts').then(({ followVault }) => {
    followVault(live, enliven);
  });

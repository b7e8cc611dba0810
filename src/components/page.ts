/** What a page does beyond being read. Everything here is a comfort: without it nothing is missing. */
import { addCopyButtons } from './copy-button.ts';
import { followReading } from './reading-position.ts';
import { enableThemeSwitch } from './theme-switch.ts';

enableThemeSwitch();
followReading();
addCopyButtons();

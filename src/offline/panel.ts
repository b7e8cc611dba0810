/** The page about reading offline: what is on this device, and the buttons to change it. */
import {
  cachePrefix,
  choiceKey,
  INFO_FILE,
  type OfflineInfo,
  type WorkerMessage,
} from './names.ts';
import { register, registrationOf } from './start.ts';

/** What the panel can say: the keys of its words. */
type State =
  'unsupported' | 'absent' | 'saving' | 'saved' | 'protected' | 'space' | 'altered' | 'interrupted';

/** How long to wait for the reason of a failure. */
const REASON_MS = 1000;

/** Makes the panel of a page work. */
export async function runOfflinePanel(element: HTMLElement): Promise<void> {
  const panel = new Panel(element);
  if (!('serviceWorker' in navigator && 'caches' in window)) {
    panel.show('unsupported');
    return;
  }
  await panel.run();
}

class Panel {
  readonly #element: HTMLElement;
  readonly #base: string;
  #info: OfflineInfo | undefined;
  #reason: State = 'interrupted';
  /** Whether this page waits for the site to be kept: a new build comes in without a word. */
  #isFollowing = false;

  constructor(element: HTMLElement) {
    this.#element = element;
    this.#base = element.dataset['offlinePanel'] ?? '/';
  }

  async run(): Promise<void> {
    this.#button('save').addEventListener('click', () => void this.#refusable(() => this.#save()));
    this.#button('remove').addEventListener(
      'click',
      () => void this.#refusable(() => this.#remove()),
    );
    this.#button('protect').addEventListener('click', () => {
      void navigator.storage.persist().then(() => this.#look());
    });
    navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<WorkerMessage>) => {
      if (data.type === 'failed') this.#reason = data.reason;
      else if (this.#isFollowing) this.#progress(data.bytes);
    });
    navigator.serviceWorker.startMessages();
    await this.#refusable(async () => {
      this.#info = (await (await fetch(this.#base + INFO_FILE)).json()) as OfflineInfo;
      await this.#look();
    });
  }

  /** What the device holds, or is about to. */
  async #look() {
    const registration = await registrationOf(this.#base);
    if (registration?.active && (await this.#caches()).length > 0) {
      this.show((await navigator.storage.persisted()) ? 'protected' : 'saved');
    } else if (registration?.installing) await this.#follow(registration.installing);
    else await this.#showAbsent();
  }

  async #showAbsent() {
    const { quota = 0, usage = 0 } = await navigator.storage.estimate();
    const isTight = quota - usage < (this.#info?.bytes ?? 0);
    this.show(isTight ? 'space' : 'absent', quota - usage);
  }

  async #save() {
    localStorage.removeItem(choiceKey(this.#base));
    // Browsers that ask the reader about it do so now, when it is clear what for.
    void navigator.storage.persist();
    this.#progress(0);
    const { installing } = await register(this.#base);
    await (installing ? this.#follow(installing) : this.#look());
  }

  async #follow(worker: ServiceWorker) {
    this.#progress(0);
    this.#isFollowing = true;
    const isKept = await new Promise<boolean>((resolve) => {
      worker.addEventListener('statechange', () => {
        if (worker.state === 'activated') resolve(true);
        // The reason comes another way, and may come later; a worker that was stopped gives none.
        if (worker.state === 'redundant') setTimeout(resolve, REASON_MS, false);
      });
    });
    this.#isFollowing = false;
    if (isKept) await this.#look();
    else this.show(this.#reason);
  }

  async #remove() {
    localStorage.setItem(choiceKey(this.#base), 'off');
    await (await registrationOf(this.#base))?.unregister();
    for (const name of await this.#caches()) await caches.delete(name);
    // Until it is loaded anew, this page belongs to the worker that is gone.
    location.reload();
  }

  async #caches() {
    const prefix = cachePrefix(this.#base);
    return (await caches.keys()).filter((name) => name.startsWith(prefix));
  }

  /** Browsers refuse storage by throwing: in private windows, by policy, or when it is full. */
  async #refusable(action: () => Promise<void>) {
    try {
      await action();
    } catch (error) {
      if (error instanceof TypeError) this.show('interrupted');
      else if (error instanceof DOMException)
        this.show(error.name === 'QuotaExceededError' ? 'space' : 'unsupported');
      else throw error;
    }
  }

  #progress(bytes: number) {
    this.show('saving', bytes);
    const bar = this.#element.querySelector('progress')!;
    bar.max = this.#info?.bytes ?? 1;
    bar.value = bytes;
  }

  /** Shows one state; `bytes` stands in its words beside the site's size. */
  show(state: State, bytes = 0): void {
    const { dataset } = this.#element;
    const text = (dataset[state] ?? '')
      .replace('{0}', this.#size(this.#info?.bytes ?? 0))
      .replace('{1}', this.#size(bytes));
    this.#element.querySelector('[role=status]')!.textContent = text;
    this.#element.querySelector('progress')!.hidden = state !== 'saving';
    const isSaved = state === 'saved' || state === 'protected';
    this.#button('save').hidden = isSaved || state === 'saving' || state === 'unsupported';
    this.#button('remove').hidden = !isSaved;
    this.#button('protect').hidden = state !== 'saved';
  }

  #size(bytes: number): string {
    const { lang } = document.documentElement;
    const unit = bytes < 1e9 ? 'megabyte' : 'gigabyte';
    const value = bytes / (bytes < 1e9 ? 1e6 : 1e9);
    const format = { style: 'unit', unit, maximumFractionDigits: value < 10 ? 1 : 0 } as const;
    return new Intl.NumberFormat(lang, format).format(value);
  }

  #button(name: 'save' | 'remove' | 'protect') {
    return this.#element.querySelector<HTMLButtonElement>(`[data-action=${name}]`)!;
  }
}

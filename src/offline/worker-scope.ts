/**
 * The part of a service worker's world that is used here (W3C, "Service
 * Workers"). TypeScript has all of it in a library of its own, but that one
 * can't stand beside the page's: both declare what is global.
 */
export interface WorkerScope {
  readonly location: Location;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: {
      readonly type: 'window' | 'all';
      readonly includeUncontrolled?: boolean;
    }): Promise<readonly WorkerClient[]>;
  };
  readonly registration: ServiceWorkerRegistration;
  skipWaiting(): Promise<void>;
  addEventListener(type: 'install' | 'activate', listener: (event: ExtendableEvent) => void): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<unknown>) => void): void;
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void;
}

/** A page, or a worker of one. */
interface WorkerClient {
  readonly id: string;
  postMessage(message: unknown): void;
}

export interface ExtendableEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface FetchEvent extends ExtendableEvent {
  readonly request: Request;
  /** Who asks; empty for a page that is just opened. */
  readonly clientId: string;
  /** Who will be there when the answer has come: a page or a worker. */
  readonly resultingClientId: string;
  respondWith(response: Promise<Response>): void;
}

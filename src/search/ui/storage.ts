/**
 * What is kept on this device. A browser may refuse to keep anything: then
 * there is nothing to read, and nothing is missing but the comfort.
 */
export function recall(storage: 'localStorage' | 'sessionStorage', key: string): unknown {
  try {
    const text = window[storage].getItem(key);
    return text === null ? undefined : JSON.parse(text);
  } catch (error) {
    if (error instanceof DOMException || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Keeps a value, or forgets it where it is undefined. */
export function keep(
  storage: 'localStorage' | 'sessionStorage',
  key: string,
  value: unknown,
): void {
  try {
    if (value === undefined) window[storage].removeItem(key);
    else window[storage].setItem(key, JSON.stringify(value));
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

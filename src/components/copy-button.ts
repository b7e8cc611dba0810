const SHOWN_MS = 2000;

interface CopyWords {
  readonly copy: string;
  readonly copied: string;
  readonly failed: string;
}

/** Gives every code block a button that copies its text. */
export function addCopyButtons(): void {
  const { copy, copied, failed } = document.body.dataset;
  const words = { copy: copy ?? '', copied: copied ?? '', failed: failed ?? '' };
  for (const block of document.querySelectorAll<HTMLPreElement>('.article pre')) {
    const frame = document.createElement('div');
    frame.className = 'code';
    block.replaceWith(frame);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = words.copy;
    button.addEventListener('click', () => void copyText(block, button, words));
    frame.append(block, button);
  }
}

async function copyText(block: HTMLElement, button: HTMLButtonElement, words: CopyWords) {
  try {
    await navigator.clipboard.writeText(block.textContent.trimEnd());
    button.textContent = words.copied;
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    button.textContent = words.failed;
  }
  setTimeout(() => (button.textContent = words.copy), SHOWN_MS);
}

const SHOWN_MS = 2000;

/** Gives every code block a button that copies its text. */
export function addCopyButtons(): void {
  for (const block of document.querySelectorAll<HTMLPreElement>('.article pre')) {
    const frame = document.createElement('div');
    frame.className = 'code';
    block.replaceWith(frame);
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', () => void copy(block, button));
    frame.append(block, button);
  }
}

async function copy(block: HTMLElement, button: HTMLButtonElement) {
  try {
    await navigator.clipboard.writeText(block.textContent.trimEnd());
    button.textContent = 'Copied';
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    button.textContent = 'Select and copy by hand';
  }
  setTimeout(() => (button.textContent = 'Copy'), SHOWN_MS);
}

import { describe, expect, it } from 'vitest';
import { runDiagramCommand } from './command.ts';

const CHAIN = 'draft → review → publish';

async function run(args: readonly string[], files: Record<string, string>, stdin = '') {
  const written: Record<string, string> = {};
  const result = { out: '', err: '' };
  const status = await runDiagramCommand(args, {
    readFile: (path) =>
      path in files ? Promise.resolve(files[path]!) : Promise.reject(new Error('no such file')),
    writeFile: (path, text) => {
      written[path] = text;
      return Promise.resolve();
    },
    stdin: () => Promise.resolve(stdin),
    stdout: (text) => (result.out += text),
    stderr: (text) => (result.err += text),
  });
  return { ...result, status, written };
}

describe('lectern diagram', () => {
  it('prints the Mermaid of a bare drawing', async () => {
    const { out, err, status } = await run([], {}, CHAIN);
    expect(out).toContain('n_draft --> n_review');
    expect(err).toBe('stdin:1: converted: 3 nodes, 2 lines\n');
    expect(status).toBe(0);
  });

  it('says what it left and why, and exits with 1 when nothing was converted', async () => {
    const note = '```text\nplain words\n```\n\n```js\na => b\n```\n';
    const { out, err, status } = await run(['a.md'], { 'a.md': note });
    expect(out).toBe('');
    expect(err).toBe(
      'a.md:1: left as it is: there are no boxes, and no arrows that join texts\n' +
        'a.md:5: left as it is: its language is js\n',
    );
    expect(status).toBe(1);
  });

  it('prints one entry for each fence with --json', async () => {
    const note = `\`\`\`\n${CHAIN}\n\`\`\`\n\n\`\`\`text no-diagram\n${CHAIN}\n\`\`\`\n`;
    const { out } = await run(['a.md', '--json'], { 'a.md': note });
    const [first, second] = JSON.parse(out) as [{ line: number; graph: object }, unknown];
    expect(first).toMatchObject({ line: 1, reason: '3 nodes, 2 lines' });
    expect(first.graph).toEqual({
      nodes: [
        { id: 'n_draft', label: 'draft', group: null },
        { id: 'n_review', label: 'review', group: null },
        { id: 'n_publish', label: 'publish', group: null },
      ],
      groups: [],
      edges: [
        {
          from: 'n_draft',
          to: 'n_review',
          label: '',
          directed: true,
          both: false,
        },
        {
          from: 'n_review',
          to: 'n_publish',
          label: '',
          directed: true,
          both: false,
        },
      ],
    });
    expect(second).toEqual({
      line: 5,
      graph: null,
      reason: 'its author wants it left',
    });
  });

  it('replaces fences with --write and leaves all else', async () => {
    const note = `# A\n\n> - x\n>\n>   ~~~text\n>   ${CHAIN}\n>   ~~~\n\n\`\`\`\nwords\n\`\`\`\n`;
    const { written } = await run(['--write', 'a.md'], { 'a.md': note });
    const lines = written['a.md']!.split('\n');
    expect(lines[4]).toBe('>   ~~~mermaid');
    expect(lines[5]).toBe('>   flowchart LR');
    expect(lines.slice(-6)).toEqual(['>   ~~~', '', '```', 'words', '```', '']);
  });

  it('reads and writes one drawing a line with --jsonl', async () => {
    const input = [
      { id: 1, text: CHAIN },
      { id: 'b', text: 'words' },
    ].map((d) => JSON.stringify(d));
    const { out, status } = await run(['--jsonl'], {}, input.join('\n'));
    const [first, second] = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(first).toMatchObject({ id: 1, reason: '3 nodes, 2 lines' });
    expect(second).toMatchObject({ id: 'b', graph: null, mermaid: null });
    expect(status).toBe(0);
  });

  it('exits with 2 and says what to do when it cannot understand', async () => {
    expect(await run(['--frob'], {})).toMatchObject({ status: 2, out: '' });
    expect((await run(['--write'], {})).err).toContain('--write needs a file');
    expect((await run(['no.md'], {})).err).toContain('no.md cannot be read: no such file');
    expect((await run(['--jsonl'], {}, '{')).err).toContain('line 1: this is not JSON');
  });
});

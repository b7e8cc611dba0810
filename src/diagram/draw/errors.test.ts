import { describe, expect, it } from 'vitest';
import { describeError, sourceLine } from './errors.ts';

describe('sourceLine', () => {
  it('is the same line where nothing was cut out', () => {
    expect(sourceLine('flowchart TD\n  A -->', 2)).toBe(2);
  });

  it('counts front matter, directives, comments and blank lines', () => {
    const source = '\n---\ntitle: x\n---\n%%{init: {}}%%\nflowchart TD\n%% why\n  A --> [';
    expect(sourceLine(source, 1)).toBe(6);
    expect(sourceLine(source, 2)).toBe(8);
  });

  it('counts directives that go over several lines', () => {
    expect(sourceLine('%%{\n init: {}\n}%%\nflowchart TD\nA -->', 2)).toBe(5);
  });

  it('never names a line that is not there', () => {
    expect(sourceLine('flowchart', 9)).toBe(1);
  });
});

describe('describeError', () => {
  it('quotes what the parser stumbled over', () => {
    const error = Object.assign(new Error('Parse error on line 2:\n...'), {
      hash: { text: '-->' },
    });
    expect(describeError(error, 'flowchart TD\nA --> -->')).toEqual({
      message: 'Mermaid does not understand this: unexpected “-->”.',
      line: 2,
    });
  });

  it('quotes what the lexer did not recognise', () => {
    const error = Object.assign(
      new Error('Lexical error on line 2. Unrecognized text.\n...ow TD  A ;} B\n-------------^'),
      { hash: { text: '', token: null } },
    );
    expect(describeError(error, 'flowchart TD\n  A ;} B').message).toBe(
      'Mermaid does not understand this: unexpected “} B”.',
    );
  });

  it('names the line of front matter that is not YAML', () => {
    const error = Object.assign(new Error('bad'), { mark: { line: 0 }, reason: 'bad indentation' });
    expect(describeError(error, '---\ntitle: [x\n---\nflowchart')).toEqual({
      message: "The diagram's front matter is not valid YAML: bad indentation.",
      line: 2,
    });
  });

  it('says which first word it does not know', () => {
    const error = new Error(
      'No diagram type detected matching given configuration for text: foo\nA',
    );
    expect(describeError(error, '%% c\nfoo\nA')).toEqual({
      message: 'Mermaid knows no type of diagram that begins with “foo”.',
      line: 2,
    });
  });

  it('keeps to the first sentence of anything else', () => {
    expect(describeError(new Error('There can be only one root.\nMore.'), 'mindmap').message).toBe(
      'Mermaid cannot draw this: There can be only one root.',
    );
  });
});

import { describe, expect, test } from 'vitest';
import { parseSettings } from './settings.ts';

const codes = (text: string) =>
  parseSettings(text).diagnostics.map(({ line, code }) => `${line} ${code}`);

describe('settings', () => {
  test('have defaults, so that no file is needed', () => {
    expect(parseSettings('')).toMatchObject({
      settings: { language: 'en', base: '/', ignore: [], sections: [] },
      diagnostics: [],
    });
  });

  test('are read and put into one form', () => {
    const text =
      'title: T\nbase: /notes\nsections: [/a/, b]\naccent: "#3b6ea5"\nignore:\n  - x/**\n';
    expect(parseSettings(text)).toMatchObject({
      settings: {
        title: 'T',
        base: '/notes/',
        sections: ['a', 'b'],
        accent: '#3b6ea5',
        ignore: ['x/**'],
      },
      diagnostics: [],
    });
  });

  test.each([
    ['language: English please', 'expected a language tag such as "en" or "pt-BR"'],
    ['site: example.org', 'expected a full address such as "https://notes.example.org"'],
    ['base: notes', 'expected a path such as "/notes/"'],
    ['accent: bluish', 'expected a colour such as "#3b6ea5"'],
    ['accent: 400', '<=360'],
    ['ignore: templates', 'expected array'],
    ['sections: [""]', 'expected a path inside the vault'],
    ['editUrl: https://example.org/edit', 'expected "{path}"'],
    ['title: [a]', 'expected string'],
  ])('%s is reported with its line, and the others stay', (line, expected) => {
    const { settings, diagnostics } = parseSettings(`description: D\n${line}\n`);
    expect(settings.description).toBe('D');
    expect(diagnostics).toMatchObject([{ code: 'settings-value', file: 'lectern.yaml', line: 2 }]);
    expect(diagnostics[0]!.message).toContain("can't be used");
    expect(diagnostics[0]!.message).toContain(expected);
    expect(diagnostics[0]!.hint).not.toBe('');
  });

  test('that don’t exist are named, with those that do', () => {
    const { diagnostics } = parseSettings('title: T\ntitel: U\n');
    expect(diagnostics).toMatchObject([
      {
        code: 'settings-unknown-key',
        line: 2,
        message: 'There is no setting "titel".',
      },
    ]);
    expect(diagnostics[0]!.hint).toContain('title, description');
  });

  test('without a value are as if they were not there', () => {
    expect(parseSettings('title:\nignore:\n')).toMatchObject({
      diagnostics: [],
    });
  });

  test('that are no YAML are reported; what can be read is used', () => {
    const { settings, diagnostics } = parseSettings('title: T\ndescription: a: b\n');
    expect(settings.title).toBe('T');
    expect(diagnostics[0]).toMatchObject({ code: 'settings-syntax', line: 2 });
  });

  test('twice, of an unknown anchor, or no map at all never throw', () => {
    expect(codes('title: A\ntitle: B\n')).toEqual(['2 duplicate-key']);
    expect(codes('title: *none\n')).toEqual(['1 settings-syntax']);
    expect(codes('- a\n- b\n')).toEqual(['1 settings-syntax']);
    expect(codes('just text')).toEqual(['1 settings-syntax']);
  });
});

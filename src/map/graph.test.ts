import { describe, expect, test } from 'vitest';
import { noteAt, vaultOf } from '../vault/testing/in-memory-vault.ts';
import { surroundingsOf } from './around.ts';
import { graphOf, type Place } from './graph.ts';
import { groupByHubs } from './groups.ts';
import { pictureOf } from './picture.ts';

const titles = (places: Iterable<Place>) => Array.from(places, ({ title }) => title);

describe('the graph of a vault', () => {
  const index = vaultOf({
    'A.md': 'To [[B]], again [[B]], to [[A]] itself and to [[Ghost]].',
    'B.md': 'Back to [[A]].\n\n## [[Term]]\n\nExplained.',
    'Hidden.md': '---\npublish: false\n---\nTo [[A]].',
  });
  const graph = graphOf(index);
  const [a, b] = [graph.of(noteAt(index, 'A.md')), graph.of(noteAt(index, 'B.md'))];

  test('holds published notes, and names with and without a text', () => {
    expect(titles(graph.places)).toEqual(['A', 'B', 'Ghost', 'Term']);
    expect(graph.places.map(({ isWritten }) => isWritten)).toEqual([true, true, false, true]);
  });

  test('counts links in both directions, but none of a note to itself', () => {
    expect(graph.from(a).get(b)).toBe(2);
    expect(graph.to(a).get(b)).toBe(1);
    expect(graph.from(a).has(a)).toBe(false);
    expect(a.links).toBe(4);
  });
});

describe('what lies around a note', () => {
  test('those that link here are at the left, those that it links to at the right', () => {
    const index = vaultOf({
      'Here.md': '[[To]] and [[Both]]',
      'To.md': '',
      'Both.md': '[[Here]], [[To]]',
      'From.md': '[[Here]]',
    });
    const graph = graphOf(index);
    const around = surroundingsOf(graph, graph.of(noteAt(index, 'Here.md')))!;
    expect(titles(around.left.map(({ place }) => place))).toEqual(['From']);
    expect(titles(around.right.map(({ place }) => place))).toEqual(['Both', 'To']);
    expect(around.left.every(({ x }) => x < around.x)).toBe(true);
    expect(around.right.every(({ x }) => x > around.x)).toBe(true);
    expect(around.ties.map(([a, b]) => [a.place.title, b.place.title])).toEqual([['Both', 'To']]);
    expect(around.more).toBe(0);
  });

  test('takes no more room than its names need, and no more than a column has', () => {
    const aroundHere = (name: string) => {
      const graph = graphOf(vaultOf({ 'Here.md': '', [`${name}.md`]: '[[Here]]' }));
      return surroundingsOf(
        graph,
        graph.places.find(({ title }) => title === 'Here')!,
      )!;
    };
    const short = aroundHere('From');
    expect(short.width).toBeLessThan(240);
    expect(short.left[0]!.x).toBeLessThan(short.x);
    expect(aroundHere('A long name '.repeat(20).trim()).width).toBe(656);
  });

  test('of many only the weightiest are shown, and the rest is counted', () => {
    const names = Array.from({ length: 40 }, (_, at) => `N${at}`);
    const files = Object.fromEntries(names.map((name) => [`${name}.md`, '']));
    const index = vaultOf({
      ...files,
      'Here.md': `${names.map((name) => `[[${name}]]`).join(' ')} [[N33]] [[N33]]`,
    });
    const graph = graphOf(index);
    const around = surroundingsOf(graph, graph.of(noteAt(index, 'Here.md')))!;
    expect(around.right).toHaveLength(12);
    expect(around.right[0]!.place.title).toBe('N33');
    expect(around.more).toBe(28);
  });

  test('a note without links has no surroundings', () => {
    const index = vaultOf({ 'Alone.md': 'Nothing here.' });
    const graph = graphOf(index);
    expect(surroundingsOf(graph, graph.of(noteAt(index, 'Alone.md')))).toBeUndefined();
  });
});

/** Two hubs, each with its own notes around it, and one note that nothing is tied to. */
function twoHubs(count: number) {
  const files: Record<string, string> = { 'Lonely.md': '', 'Left.md': '', 'Right.md': '' };
  for (let at = 0; at < count; at += 1) {
    const own = at % 2 === 0 ? 'Left' : 'Right';
    files[`${own} ${at}.md`] = `[[${own}]] [[${own}]] [[${own} ${(at + 2) % count}]]`;
  }
  return graphOf(vaultOf(files));
}

describe('groups', () => {
  test('each place goes with a hub that it hangs together with', () => {
    const graph = twoHubs(100);
    const groups = groupByHubs(graph, graph.places);
    for (const { title, places } of groups) {
      if (title === undefined) continue;
      const side = title.split(' ')[0]!;
      expect(titles(places).every((name) => name.startsWith(side))).toBe(true);
    }
    expect(titles(groups.at(-1)!.places)).toEqual(['Lonely']);
    expect(groups.flatMap(({ places }) => places)).toHaveLength(graph.places.length);
  });
});

describe('the picture of a map', () => {
  test('few places are drawn with their names and the links between them', () => {
    const graph = twoHubs(20);
    const { marks, lines, width, height } = pictureOf(graph, groupByHubs(graph, graph.places));
    expect(marks).toHaveLength(graph.places.length);
    expect(marks.every(({ labels }) => labels.length === 1)).toBe(true);
    expect(lines.length).toBeGreaterThan(20);
    const inside = marks.every(
      ({ x, y, radius }) => x > radius && y > radius && x + radius < width && y + radius < height,
    );
    expect(inside).toBe(true);
  });

  test('many places are discs of dots, the most linked named', () => {
    const graph = twoHubs(600);
    const groups = groupByHubs(graph, graph.places);
    const { marks } = pictureOf(graph, groups);
    expect(marks).toHaveLength(groups.length);
    expect(marks.flatMap(({ dots }) => dots)).toHaveLength(graph.places.length);
    expect(marks.flatMap(({ labels }) => labels.map(({ title }) => title))).toContain('Left');
  });

  test('the same vault gives the same picture', () => {
    const draw = () => {
      const graph = twoHubs(300);
      return pictureOf(graph, groupByHubs(graph, graph.places));
    };
    expect(draw()).toEqual(draw());
  });
});

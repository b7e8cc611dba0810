import type { Element } from 'hast';
import { defineHastPlugin, type HastPluginDefinition, type PluginFactoryContext } from 'satteri';

/** What heads the columns of a table of questions and answers, in the interface's languages. */
const QUESTION = /^(?:question|frage|pregunta)/i;
const ANSWER = /^(?:answer|antwort|réponse|respuesta)/i;
const ANSWERS = /^\s*(?:answer|antwort|réponse|respuesta)/im;

/**
 * Marks what answers a question with `data-answer`: the cells below `Answer` in
 * a table whose first column is headed `Question`, and whatever is folded away
 * until the reader opens it. On paper the reader chooses where these stand.
 */
export function answersPlugin({ source }: PluginFactoryContext): HastPluginDefinition | undefined {
  if (!/<details|\[![^[\]\n]+\]-|\|\s*[*_]*(?:answer|antwort|réponse|respuesta)/i.test(source))
    return undefined;
  return defineHastPlugin({
    name: 'lectern:answers',
    element: [
      {
        filter: ['details'],
        visit(node, visitor) {
          const { open } = node.properties;
          if (open === undefined || open === false) visitor.setProperty(node, 'dataAnswer', '');
        },
      },
      {
        filter: ['table'],
        visit(node, visitor) {
          // To look for the cells of each table is dear.
          if (!ANSWERS.test(visitor.textContent(node))) return;
          const [head, ...bodies] = elementsOf(node);
          const names = elementsOf(elementsOf(head)[0]).map((it) => visitor.textContent(it).trim());
          const answers = names.findIndex((name, at) => at > 0 && ANSWER.test(name));
          if (answers < 0 || !QUESTION.test(names[0]!)) return;
          for (const row of bodies.flatMap(elementsOf)) {
            const cell = elementsOf(row)[answers];
            if (cell) visitor.setProperty(cell, 'dataAnswer', '');
          }
        },
      },
    ],
  });
}

function elementsOf(parent: Readonly<Element> | undefined): Element[] {
  return (parent?.children ?? []).filter((child) => child.type === 'element');
}

import { defineMdastPlugin, type MdastPluginDefinition, type PluginFactoryContext } from 'satteri';
import { setAttributes } from './attributes.ts';

/** Arabic, Hebrew and the other scripts that run from right to left. */
const RIGHT_TO_LEFT = /[\u0590-\u08FF\uFB1D-\uFDFF\uFE70-\uFEFC]/;

/**
 * Each list runs in the direction of its own words, so that its marks stand
 * where its lines begin: a note may hold two languages, whatever its own is.
 */
export function directionsPlugin({
  source,
}: PluginFactoryContext): MdastPluginDefinition | undefined {
  if (!RIGHT_TO_LEFT.test(source)) return undefined;
  return defineMdastPlugin({
    name: 'lectern:directions',
    list(node, visitor) {
      setAttributes(visitor, node, { dir: 'auto' });
    },
  });
}

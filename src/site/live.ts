/** Name of the stream by which `lectern dev` tells its pages the vault's revision. */
export const LIVE_STREAM = '_live';

/** Part of the key of all that is cached of a note: raise it when the same note would give another outline or other HTML. */
export const PIPELINE_VERSION = 30;

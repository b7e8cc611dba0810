/** A box, or a text that a line reaches. */
export interface GraphNode {
  readonly id: string;
  readonly label: string;
  /** Id of the group that holds this node, or null at the top level. */
  readonly group: string | null;
}

/** A box that holds others; Mermaid calls it a subgraph. */
export interface GraphGroup {
  readonly id: string;
  /** Its title, or '' when it has none. */
  readonly label: string;
  readonly parent: string | null;
  /** The way the lines inside it run, where that is not the way of the whole drawing. */
  readonly flow?: Flow;
}

/** One drawn connection. `from` and `to` are ids of nodes or of groups. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** False when the line has no head at either end. */
  readonly directed: boolean;
  /** True when the line has a head at both ends. */
  readonly both: boolean;
  /** True when the line is drawn with gaps. */
  readonly dashed: boolean;
}

/** The way the drawing runs: down, right, up or left. */
export type Flow = 'TB' | 'LR' | 'BT' | 'RL';

/** What a drawing says, without where it says it. */
export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly groups: readonly GraphGroup[];
  readonly edges: readonly GraphEdge[];
  readonly flow: Flow;
}

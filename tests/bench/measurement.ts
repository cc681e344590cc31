/** A measured figure: what was done, how long it took, and against what. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  readonly aim?: string;
}

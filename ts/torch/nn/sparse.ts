import { withoutGrad } from "../../autograd/modes.js";
import { select } from "../../autograd/structural.js";
import { AssertionError } from "../../core/errors.js";
import { fillWith } from "../filling.js";
import type { Tensor } from "../tensor.js";
import { type FactoryOptions, filledParameter, take } from "./arguments.js";
import { embedding } from "./functional/sparse.js";
import { normal_ } from "./init.js";
import { Module } from "./module.js";
import type { Parameter } from "./parameter.js";

/** What {@link Embedding} takes by name. */
export interface EmbeddingLayerOptions extends FactoryOptions {
  /** The row that stays as it is: zeros unless set. */
  paddingIdx?: number | null;
}

/**
 * A table of vectors, looked up by integers.
 *
 * @example
 * String(new torch.nn.Embedding(10, 3, { paddingIdx: 0 })) // -> Embedding(10, 3, padding_idx=0)
 */
export class Embedding extends Module {
  static override readonly name: string = "Embedding";
  readonly numEmbeddings: number;
  readonly embeddingDim: number;
  readonly paddingIdx: number | null;
  /** `[numEmbeddings, embeddingDim]` */
  weight: Parameter;

  constructor(numEmbeddings: number, embeddingDim: number, options?: EmbeddingLayerOptions);
  constructor(...args: unknown[]) {
    super();
    const signature = "Embedding(numEmbeddings, embeddingDim, paddingIdx=, device=, dtype=)";
    const [rows, columns, padding = null, , dtype] = take(signature, args);
    if (padding !== null && !(padding >= -rows && padding < rows)) {
      throw new AssertionError("Padding_idx must be within num_embeddings");
    }
    this.numEmbeddings = rows;
    this.embeddingDim = columns;
    this.paddingIdx = padding === null || padding >= 0 ? padding : padding + rows;
    this.weight = filledParameter([rows, columns], 0, dtype);
    this.resetParameters();
  }
  /** Draw the vectors anew. */
  resetParameters(): void {
    normal_(this.weight);
    const { paddingIdx } = this;
    if (paddingIdx !== null) withoutGrad(() => fillWith(select(this.weight, 0, paddingIdx), 0));
  }
  override forward(input: Tensor): Tensor {
    return embedding(input, this.weight, { paddingIdx: this.paddingIdx });
  }
  override extraRepr(): string {
    const padding = this.paddingIdx === null ? "" : `, padding_idx=${this.paddingIdx}`;
    return `${this.numEmbeddings}, ${this.embeddingDim}${padding}`;
  }
}

/**
 * Which layer the pointer is on and which one is chosen: the table and the graph show the same.
 *
 *     selection.hover("conv2d")            the row and the node of conv2d light up
 *     selection.select("conv2d", "graph")  the table scrolls to its row
 */
export type SelectionSource = "table" | "graph";

export interface SelectionChange {
  readonly kind: "hovered" | "selected";
  readonly before: string | undefined;
  readonly now: string | undefined;
  readonly source: SelectionSource;
}

export class Selection {
  #hovered: string | undefined;
  #selected: string | undefined;
  readonly #listeners: ((change: SelectionChange) => void)[] = [];

  get hovered(): string | undefined {
    return this.#hovered;
  }

  get selected(): string | undefined {
    return this.#selected;
  }

  listen(listener: (change: SelectionChange) => void): void {
    this.#listeners.push(listener);
  }

  hover(key: string | undefined, source: SelectionSource): void {
    const before = this.#hovered;
    this.#hovered = key;
    if (key !== before) this.#tell({ kind: "hovered", before, now: key, source });
  }

  select(key: string | undefined, source: SelectionSource): void {
    const before = this.#selected;
    this.#selected = key;
    if (key !== before) this.#tell({ kind: "selected", before, now: key, source });
  }

  #tell(change: SelectionChange): void {
    for (const listener of this.#listeners) listener(change);
  }
}

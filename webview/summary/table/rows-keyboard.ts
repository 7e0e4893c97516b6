/**
 * The keyboard in the table: one row at a time can be reached with Tab, the arrow keys go from there.
 *
 *     ↑ ↓   Home End   Page Up Page Down      Enter: to the source
 */
export interface RowsKeyboardEvents {
  readonly focused: (key: string) => void;
  readonly chosen: (key: string) => void;
}

export class RowsKeyboard {
  #current: HTMLTableRowElement | undefined;

  constructor(
    readonly scroller: HTMLElement,
    readonly body: HTMLTableSectionElement,
    readonly events: RowsKeyboardEvents,
  ) {
    body.addEventListener("keydown", (event) => this.#press(event));
    body.addEventListener("focusin", ({ target }) => {
      if (!(target instanceof HTMLTableRowElement)) return;
      this.current = target;
      const key = target.dataset["key"];
      if (key !== undefined) events.focused(key);
    });
  }

  /** The row that Tab leads to. */
  set current(row: HTMLTableRowElement) {
    if (this.#current !== row) this.#current?.setAttribute("tabindex", "-1");
    row.setAttribute("tabindex", "0");
    this.#current = row;
  }

  rowsChanged(): void {
    if (this.#current?.isConnected === true) return;
    const first = this.body.rows[0];
    if (first !== undefined) this.current = first;
  }

  #press(event: KeyboardEvent): void {
    const row = event.target;
    if (!(row instanceof HTMLTableRowElement) || event.ctrlKey || event.altKey || event.metaKey) return;
    const key = row.dataset["key"];
    if (key !== undefined && (event.key === "Enter" || event.key === " ")) this.events.chosen(key);
    else if (!this.#move(row, event.key)) return;
    event.preventDefault();
  }

  #move(row: HTMLTableRowElement, key: string): boolean {
    const { rows } = this.body;
    const last = rows.length - 1;
    const index = row.sectionRowIndex;
    const page = Math.max(1, Math.floor(this.scroller.clientHeight / row.offsetHeight) - 2);
    const targets: Readonly<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: last,
      PageDown: index + page,
      PageUp: index - page,
    };
    const target = targets[key];
    if (target === undefined) return false;
    rows[Math.min(last, Math.max(0, target))]?.focus();
    return true;
  }
}

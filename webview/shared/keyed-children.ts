/**
 * The children of an element, one for each item of a list: those of items that stay are kept and patched.
 *
 *     [a, b, c]  ──▶  [a, x, c]     a and c stay the same elements, with their focus; b goes, x comes between them
 */
export interface ItemView<Item> {
  readonly root: Element;
  update(item: Item): void;
}

export class KeyedChildren<Item, View extends ItemView<Item>> {
  #views = new Map<string, View>();

  constructor(
    readonly parent: Element,
    readonly keyOf: (item: Item, index: number) => string,
    readonly create: (item: Item) => View,
  ) {}

  get(key: string): View | undefined {
    return this.#views.get(key);
  }

  show(items: readonly Item[]): void {
    const views = new Map<string, View>();
    items.forEach((item, i) => {
      const key = this.keyOf(item, i);
      const view = this.#views.get(key) ?? this.create(item);
      view.update(item);
      views.set(key, view);
    });
    for (const [key, view] of this.#views) if (!views.has(key)) view.root.remove();
    this.#views = views;
    let next = this.parent.firstElementChild;
    for (const { root } of views.values()) {
      // An element that is moved loses its focus: only what is out of place is.
      if (root === next) next = next.nextElementSibling;
      else this.parent.insertBefore(root, next);
    }
  }
}

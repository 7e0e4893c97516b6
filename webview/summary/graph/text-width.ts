/**
 * How wide texts are in the page's font, and texts cut to a width.
 *
 *     fit("separable_conv2d_12", 60)   "separa…"
 */
export type FontWeight = "normal" | "bold";

export interface PageFont {
  /** `13px` */
  readonly size: string;
  readonly family: string;
}

export class TextMeasure {
  readonly #context = document.createElement("canvas").getContext("2d");
  readonly #widths = new Map<string, number>();
  #font: PageFont = { size: "", family: "" };

  use({ size, family }: PageFont): void {
    if (size === this.#font.size && family === this.#font.family) return;
    this.#font = { size, family };
    this.#widths.clear();
  }

  width(text: string, weight: FontWeight = "normal"): number {
    const key = `${weight} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known;
    const width = this.#measure(text, weight);
    this.#widths.set(key, width);
    return width;
  }

  fit(text: string, width: number, weight: FontWeight = "normal"): string {
    if (this.width(text, weight) <= width) return text;
    let [fits, tooLong] = [0, text.length];
    while (tooLong - fits > 1) {
      const middle = (fits + tooLong) >> 1;
      if (this.#measure(`${text.slice(0, middle)}…`, weight) <= width) fits = middle;
      else tooLong = middle;
    }
    return fits === 0 ? "" : `${text.slice(0, fits)}…`;
  }

  #measure(text: string, weight: FontWeight): number {
    if (this.#context === null) return 0;
    this.#context.font = `${weight === "bold" ? "600 " : ""}${this.#font.size} ${this.#font.family}`;
    return this.#context.measureText(text).width;
  }
}

/**
 * The shown runs as files.
 *
 *     Save as [CSV] [JSON] [SVG] [PNG]
 */
import type { ResultsAnswer } from "../../src/contract/results.js";
import { csvOf, jsonOf } from "../../src/training/log/export.js";
import type { ShownRun } from "../charts/curves.js";
import { svgOf, svgSize, type PrintedChart } from "../charts/svg.js";
import { button, element } from "../shared/element.js";

interface Source {
  readonly runs: () => readonly ShownRun[];
  readonly charts: () => readonly PrintedChart[];
  readonly tell: (answer: ResultsAnswer) => void;
}

/** A picture for a screen with small pixels, and for paper. */
const PNG_SCALE = 2;

export class SaveButtons {
  readonly root: HTMLElement;

  constructor(readonly source: Source) {
    const group = element("span", { class: "button-group", role: "group", "aria-label": "Save as" });
    group.append(
      button("CSV", "All points of the shown runs, one a line", () => this.#saveText("csv", csvOf(this.#records()))),
      button("JSON", "Everything that is known of the shown runs", () =>
        this.#saveText("json", jsonOf(this.#records())),
      ),
      button("SVG", "The charts as they are shown, for a paper", () => this.#saveText("svg", svgOf(source.charts()))),
      button("PNG", "The charts as they are shown, as a picture", () => void this.#savePicture()),
    );
    this.root = element(
      "span",
      { class: "save" },
      element("span", { class: "save-label", "aria-hidden": "true" }, "Save as"),
      group,
    );
  }

  #records() {
    return this.source.runs().map(({ record }) => record);
  }

  #saveText(extension: string, content: string): void {
    this.source.tell({ type: "save", name: `${this.#name()}.${extension}`, content, encoding: "utf-8" });
  }

  async #savePicture(): Promise<void> {
    const charts = this.source.charts();
    const content = await pngOf(svgOf(charts), svgSize(charts.length));
    this.source.tell({ type: "save", name: `${this.#name()}.png`, content, encoding: "base64" });
  }

  #name(): string {
    return this.source.runs()[0]?.id ?? "run";
  }
}

/** In Base64. */
async function pngOf(
  svg: string,
  { width, height }: { readonly width: number; readonly height: number },
): Promise<string> {
  const image = new Image(width, height);
  image.src = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = element("canvas", { width: width * PNG_SCALE, height: height * PNG_SCALE });
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas.toDataURL("image/png").replace("data:image/png;base64,", "");
}

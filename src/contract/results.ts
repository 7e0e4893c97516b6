/**
 * What the results page is shown, and what it answers. Types only.
 *
 *     { type: "log", run: "20261128-081500-mnist", text: '{"type":"batch",…' }   ──▶   charts, progress, log
 *     { type: "stop", run, mode: "epoch" }                             ◀──   a button
 *
 * The page gets the log of each run that it shows as it grows, each part once, and keeps what it makes of it. After the page
 * was loaded anew, everything is sent again.
 */
import type { StopMode } from "../training/log/events.js";

export type { StopMode };

/** How a run stands. Its file alone can't tell that it was interrupted: the extension looks whether its processes live. */
export type RunStatus = "running" | "finished" | "failed" | "stopped" | "killed" | "interrupted" | "not-started";

/** A row of the history. */
export interface RunListing {
  readonly run: string;
  /** `mnist.py` */
  readonly title: string;
  /** `BothConv · seed 1` where it is part of a comparison. */
  readonly part?: string;
  /** Seconds since 1970. */
  readonly started: number;
  readonly status: RunStatus;
}

/** What the extension sends. */
export type ResultsMessage =
  /** All runs of the workspace, the newest first; again whenever one begins, ends or is removed. */
  | { readonly type: "history"; readonly runs: readonly RunListing[] }
  /**
   * The runs that are shown, the first one in full, the others beside it in the charts; and those that are only counted, as the charts have no
   * room for every run of a comparison. The logs of those that are new follow. The page keeps the identity, unread, for the extension to find
   * after the window was loaded again.
   */
  | {
      readonly type: "show";
      readonly runs: readonly string[];
      readonly counted: readonly string[];
      readonly identity: object;
    }
  /**
   * As text: nothing between the file and the page takes it apart. A line may be cut between two messages. Of much at once the bytes are deflated
   * (zlib): on the way to a page each megabyte takes a quarter of a second. `isCaughtUp`: this is all there is at the moment.
   */
  | {
      readonly type: "log";
      readonly run: string;
      readonly text: string | Uint8Array<ArrayBuffer>;
      readonly isCaughtUp: boolean;
    };

/** What the page sends. The first is "ready": nothing is sent to it before. */
export type ResultsAnswer =
  | { readonly type: "ready" }
  /** Other runs are picked for comparison; the first stays in full. At most seven. */
  | { readonly type: "pick"; readonly runs: readonly string[] }
  | { readonly type: "stop"; readonly run: string; readonly mode: StopMode }
  | { readonly type: "runAgain"; readonly run: string }
  /** The terminal with the run's output. */
  | { readonly type: "showTerminal"; readonly run: string }
  /** The script in an editor. */
  | { readonly type: "openScript"; readonly run: string }
  /**
   * The comparison of these runs as one HTML file that opens without VS Code, for the user to put somewhere. `run` is the one that
   * is shown in full.
   */
  | { readonly type: "saveReport"; readonly run: string; readonly runs: readonly string[] }
  /** A file for the user to put somewhere: text, or a data URL's Base64 for a picture. */
  | {
      readonly type: "save";
      readonly name: string;
      readonly content: string;
      readonly encoding: "utf-8" | "base64";
    };

/**
 * What a program meets outside of itself: the console, the clock, the page, the process. They tell nothing that the text tells, and
 * change no model that they are given.
 *
 *     console.log(model)   performance.now()   process.argv   document.getElementById("train")
 */
import { Unknown } from "../../dims/dim.js";
import { positionalArguments, Undefined, type Value } from "../../values/value.js";
import { jsFunction, reader, under, unknownResult } from "./native.js";
import type { Natives } from "../native-helpers.js";

const nothing = reader(() => Undefined.value);

const CONSOLE =
  "assert clear count countReset debug dir dirxml error group groupCollapsed groupEnd info log table time timeEnd timeLog trace warn";

const named = (names: string, make: Natives[string]): Natives =>
  Object.fromEntries(names.split(" ").map((name) => [name, make]));

const byTheClock = unknownResult("it depends on when the program runs");

const TIMER = "a timer is known only when the program runs";

/** Called back any number of times, or never: as functions that nobody calls such are looked into at the end. */
const later = unknownResult(TIMER);

/** Called once, when the program has come to its end; in which order, nobody knows. On one side of a test perhaps not at all. */
const once = (parameters: string): Natives[string] =>
  jsFunction(parameters, ({ runtime, place, get, rest }) => {
    const callback = get("callback");
    if (runtime.heap.depth === 0)
      runtime.timers.push(() => void runtime.call(callback, positionalArguments(...rest), place));
    return runtime.unknown(TIMER, place);
  });

export const outsideNatives: Natives = {
  ...under("javascript.console", named(CONSOLE, nothing)),
  ...under(
    "javascript",
    named(
      "setInterval clearTimeout clearInterval clearImmediate cancelAnimationFrame requestAnimationFrame requestIdleCallback",
      later,
    ),
  ),
  ...under("javascript", {
    ...named("setTimeout", once("callback, delay")),
    ...named("setImmediate queueMicrotask", once("callback")),
  }),
  ...under("javascript", named("alert addEventListener removeEventListener postMessage", nothing)),
  ...under("javascript", named("confirm prompt", unknownResult("it is asked of the user when the program runs"))),
  ...under("javascript", named("fetch", unknownResult("what the network gives is known only when the program runs"))),
  ...under("javascript", named("Date Symbol RegExp Proxy WeakRef", unknownResult("it isn't followed"))),
  ...under("javascript.Date", named("now parse UTC", byTheClock)),
  ...under("javascript.performance", named("now mark measure", byTheClock)),
  ...under("javascript.process", {
    ...named("cwd uptime hrtime memoryUsage", unknownResult("it depends on where the program runs")),
    ...named("exit on once", nothing),
    ...named("nextTick", once("callback")),
  }),
  ...under("javascript.process.stdout", named("write clearLine cursorTo", nothing)),
};

export const outsideConstants: readonly (readonly [string, Value])[] = [
  ["javascript.undefined", Undefined.value],
  ["javascript.process.argv", new Unknown("the command line is known only when the program runs")],
  // A method that is called so is known by this name.
  ["javascript.Symbol.iterator", "Symbol.iterator"],
  ["javascript.Symbol.asyncIterator", "Symbol.asyncIterator"],
];

/** Names that stand for something where the program declares none of them. */
export const javascriptGlobals: ReadonlySet<string> = new Set(
  (
    "AbortController ArrayBuffer Atomics Audio Blob BigInt64Array BigUint64Array Buffer CSS Canvas CustomEvent DOMException DOMParser DataView " +
    "Element Event EventTarget File FileReader FormData Function Headers HTMLCanvasElement HTMLElement HTMLImageElement HTMLVideoElement Image " +
    "ImageBitmap ImageData Intl Iterator JSON Math MediaRecorder MessageChannel Node OffscreenCanvas Path2D Reflect Request Response " +
    "SharedArrayBuffer TextDecoder TextEncoder URL URLSearchParams WebAssembly WebSocket Worker XMLHttpRequest __dirname __filename " +
    "atob btoa chrome console createImageBitmap crypto customElements document exports frames global globalThis history " +
    "importScripts indexedDB innerHeight innerWidth localStorage location matchMedia module name navigator onload onmessage parent " +
    "performance process require screen self sessionStorage top window"
  ).split(" "),
);

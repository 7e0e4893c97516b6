/**
 * The headless Chromium in which the tests look at VS Code.
 *
 *     const browser = await launchBrowser();
 *     const page = await newWorkbenchPage(browser);      1280×800, no animations
 */
import { chromium } from "playwright-core";
import { ensureChromium } from "./chromium.mjs";

/** A test machine is often a container: no sandbox for root, a small /dev/shm, no graphics card, no network. */
const CONTAINER_ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-dev-shm-usage",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** @param {(message: string) => void} [log] */
export function launchBrowser(log) {
  return chromium.launch(launchOptions(log));
}

/**
 * A browser that several processes can connect to.
 *
 * @param {(message: string) => void} [log]
 */
export function launchBrowserServer(log) {
  return chromium.launchServer(launchOptions(log));
}

/**
 * A page of its own profile. Without reduced motion, pictures would catch half-faded hovers.
 *
 * @param {import("playwright-core").Browser} browser
 */
export async function newWorkbenchPage(browser) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  return context.newPage();
}

/** @param {(message: string) => void} [log] */
function launchOptions(log) {
  return { executablePath: ensureChromium(log), args: CONTAINER_ARGUMENTS };
}

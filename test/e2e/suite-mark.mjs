/**
 * What each line printed by the suites begins with, so that it can be told from everything else that an editor logs.
 *
 *     [suite]     ✔ draws a lens over each layer
 */
export const SUITE_MARK = "[suite] ";

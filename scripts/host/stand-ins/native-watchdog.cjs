/**
 * Stands in for the native module @vscode/native-watchdog, which ends a process whose parent has died.
 *
 *     require("@vscode/native-watchdog").start(process.pid)
 *
 * Whoever starts the server here ends its whole process group, so there is nothing left to watch.
 */
exports.start = () => {};
exports.exit = (code) => process.exit(code ?? 0);

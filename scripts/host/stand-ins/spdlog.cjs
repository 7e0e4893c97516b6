/**
 * Stands in for the native module @vscode/spdlog, which would need a compiler: VS Code's log files and output channels.
 *
 *     2026-11-23 04:11:52.123 [info] Extension host started
 */
const fs = require("node:fs");
const path = require("node:path");

const LEVELS = ["trace", "debug", "info", "warning", "error", "critical"];
const METHODS = ["trace", "debug", "info", "warn", "error", "critical"];
const LEVEL_INFO = 2;

class Logger {
  constructor(file) {
    this.file = file;
    this.level = LEVEL_INFO;
    this.hasPrefix = true;
    if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  getLevel() {
    return this.level;
  }
  setLevel(level) {
    this.level = level;
  }
  setPattern() {}
  clearFormatters() {
    this.hasPrefix = false;
  }
  flush() {}
  drop() {}

  write(level, message) {
    if (level < this.level || !this.file) return;
    const time = new Date().toISOString().replace("T", " ").slice(0, 23);
    try {
      fs.appendFileSync(this.file, this.hasPrefix ? `${time} [${LEVELS[level]}] ${message}\n` : message);
    } catch {
      // A log that can't be written must not stop the editor; spdlog itself is silent here too.
    }
  }
}

METHODS.forEach((method, level) => {
  Logger.prototype[method] = function (message) {
    this.write(level, message);
  };
});

exports.version = 0;
exports.setLevel = () => {};
exports.setFlushOn = () => {};
exports.Logger = Logger;
exports.createRotatingLogger = async (_name, file) => new Logger(file);
exports.createAsyncRotatingLogger = async (_name, file) => new Logger(file);

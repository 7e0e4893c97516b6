/**
 * Tells when a CommonJS module has been loaded. No function of Node's is replaced: stacks look as they do without it.
 *
 *     whenLoaded(/tfjs-layers/, (exports) => …)
 *
 * Node marks a module that is through by `module.loaded = true`, after `false` when it is made. Modules of the other kind import
 * packages in CommonJS by the same way.
 */
"use strict";

const Module = require("node:module");

/** `act` gets the exports and the file's name, each time that a file whose name fits has been loaded. */
function whenLoaded(pattern, act) {
  Object.defineProperty(Module.prototype, "loaded", {
    configurable: true,
    get: () => undefined,
    set(value) {
      const isMeant = value === false && typeof this.id === "string" && pattern.test(this.id);
      Object.defineProperty(this, "loaded", isMeant ? watched(this, act) : plain(value));
    },
  });
}

const plain = (value) => ({ value, writable: true, enumerable: true, configurable: true });

function watched(module, act) {
  return {
    enumerable: true,
    configurable: true,
    get: () => false,
    set(value) {
      Object.defineProperty(module, "loaded", plain(value));
      if (value === true) act(module.exports, module.id);
    },
  };
}

module.exports = { whenLoaded };

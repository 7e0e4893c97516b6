/**
 * What a character may begin in Python.
 *
 *     x        Letter        7        Digit        é        Other, and part of an identifier
 */
export const enum Character {
  Other,
  Blank,
  LineEnd,
  Letter,
  Digit,
  Quote,
  Operator,
  Opener,
  Closer,
  Hash,
  Backslash,
}

export function characterClass(code: number): Character {
  return code < 128 ? CLASSES[code]! : Character.Other;
}

/** ASCII letters, digits and the underscore by table; other scripts by Unicode's own property. */
export function isIdentifierPart(code: number): boolean {
  if (code < 128) {
    const found = CLASSES[code]!;
    return found === Character.Letter || found === Character.Digit;
  }
  return /^[\p{ID_Continue}]$/u.test(String.fromCodePoint(code));
}

export function isIdentifierStart(code: number): boolean {
  return code < 128 ? CLASSES[code] === Character.Letter : /^[\p{ID_Start}]$/u.test(String.fromCodePoint(code));
}

/** Blanks that Python refuses but that pasted code often holds: a no-break space, a zero-width space, a wide space. */
export function isStrayBlank(code: number): boolean {
  return (
    code >= 0x80 && (/^\s$/u.test(String.fromCharCode(code)) || code === 0x200b || code === 0x200c || code === 0x2060)
  );
}

const CLASSES = ((): Uint8Array => {
  const classes = new Uint8Array(128);
  const set = (characters: string, found: Character): void => {
    for (const character of characters) classes[character.charCodeAt(0)] = found;
  };
  set(" \t\f", Character.Blank);
  set("\n\r", Character.LineEnd);
  set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", Character.Letter);
  set("0123456789", Character.Digit);
  set("\"'", Character.Quote);
  set("+-*/%@<>&|^~=!:,;.", Character.Operator);
  set("([{", Character.Opener);
  set(")]}", Character.Closer);
  set("#", Character.Hash);
  set("\\", Character.Backslash);
  return classes;
})();

/** What the process' exit code says: `lamella check model.py || echo "not today"`. */
export const EXIT_DONE = 0;
/** Only of `check`: a problem of severity error, or a budget broken. */
export const EXIT_PROBLEMS = 1;
/** The command line or a file can't be used. */
export const EXIT_UNUSABLE = 2;

/**
 * What the components of a page keep from one drawing to the next: React's hooks and Vue's references. They hold a model, and change
 * nothing of it.
 *
 *     const [units, setUnits] = useState(16)      \`units\`, which a user may change
 *     setModel(model)                             the model stays what it is
 *     const model = useRef(null)                  { current: … }, as Vue's shallowRef(null) is { value: … }
 */
import { Unknown, UnknownInteger } from "../../dims/dim.js";
import { DictObject } from "../../values/objects.js";
import { Undefined } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { call, jsFunction, reader, under } from "./native.js";

const setter = reader(() => Undefined.value);

/** What a page sets while it runs, and how it does. A whole number at first is one later, and is told by its name. */
const state = jsFunction("initial", ({ runtime, place, get }) => {
  const unknown = new Unknown("the state of a component is set while the page runs", place);
  const isWhole = typeof get("initial") === "number";
  return runtime.list([isWhole ? new UnknownInteger(unknown, place) : unknown, setter("npm.react.setState")]);
});

/** An object with one field, which the program fills. */
const holder = (field: string): Natives[string] =>
  jsFunction("initial", ({ runtime, place, get }) => {
    const initial = get("initial");
    const isFilledLater = initial === null || initial === Undefined.value;
    const held = isFilledLater ? new Unknown("it is filled while the page runs", place) : initial;
    return runtime.heap.adopt(new DictObject([[field, held]]));
  });

const itself = jsFunction("value", ({ get }) => get("value"));

const HOOKS: Natives = {
  useState: state,
  useReducer: state,
  useRef: holder("current"),
  createRef: holder("current"),
  useMemo: jsFunction("make", (bound) => call(bound, bound.get("make"))),
  useCallback: itself,
};

export const componentNatives: Natives = {
  ...under("npm.react", HOOKS),
  ...under("npm.preact/hooks", HOOKS),
  ...under("npm.vue", {
    ref: holder("value"),
    shallowRef: holder("value"),
    ...Object.fromEntries(
      ["reactive", "shallowReactive", "readonly", "markRaw", "toRaw"].map((name) => [name, itself]),
    ),
  }),
};

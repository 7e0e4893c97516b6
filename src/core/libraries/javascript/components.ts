/**
 * What the components of a page keep from one drawing to the next: React's hooks and Vue's references. They hold a model, and change
 * nothing of it.
 *
 *     const [model, setModel] = useState(null)    nobody knows what is set
 *     setModel(model)                             the model stays what it is
 *     const model = useRef(null)                  { current: … }, as Vue's shallowRef(null) is { value: … }
 */
import { Unknown } from "../../dims/dim.js";
import { DictObject } from "../../values/objects.js";
import { Undefined } from "../../values/value.js";
import type { Natives } from "../native-helpers.js";
import { call, jsFunction, reader, under } from "./native.js";

const setter = reader(() => Undefined.value);

/** What a page sets while it runs, and how it does. */
const state = jsFunction("initial", ({ runtime, place }) =>
  runtime.list([
    new Unknown("the state of a component is set while the page runs", place),
    setter("npm.react.setState"),
  ]),
);

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

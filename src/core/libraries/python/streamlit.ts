/**
 * Widgets of Streamlit's pages. The script runs with what they hold at first, which is assumed, and said to be so.
 *
 *     units = st.slider("Units", 8, 256, 64)                  64
 *     width = st.sidebar.number_input("Width", min_value=4)   4
 *     act = st.selectbox("Activation", ["relu", "tanh"])      "relu"
 */
import { Unknown } from "../../dims/dim.js";
import { Float, type Value } from "../../values/value.js";
import { fn, itemsOrReason, type Bound, type Natives } from "../native-helpers.js";

/** What the widget holds, with its label beside it. */
function assumed({ runtime, get, place }: Bound, value: Value): Value {
  const label = get("label");
  const text = value === null ? undefined : runtime.text(value);
  if (text === undefined) return new Unknown("what a widget holds is known only when the program runs", place);
  runtime.assume(typeof label === "string" ? `the widget "${label}"` : "a widget", text, place);
  return value;
}

const isNumber = (value: Value): boolean => typeof value === "number" || value instanceof Float;

/** Without a value the least one. A pair of values is a range. */
const number =
  (least: Value) =>
  (bound: Bound): Value => {
    const [value, min] = [bound.get("value"), bound.get("min_value")];
    const isGiven = value !== null && value !== "min";
    const first = isGiven ? value : min === null ? least : min;
    return assumed(bound, isNumber(first) ? first : null);
  };

/** The option of the index, which is the first one where none is given. */
function chosen(bound: Bound): Value {
  const options = itemsOrReason(bound, "options");
  const index = bound.get("index");
  if (options instanceof Unknown) return options;
  const option = typeof index === "number" ? options[index] : undefined;
  return assumed(bound, option ?? null);
}

function slid(bound: Bound): Value {
  const options = itemsOrReason(bound, "options");
  const value = bound.get("value");
  return options instanceof Unknown ? options : assumed(bound, value ?? options[0] ?? null);
}

const WIDGETS: Natives = {
  slider: fn("label, min_value=None, max_value=None, value=None, step=None, *args, **kwargs", number(0)),
  number_input: fn(
    "label, min_value=None, max_value=None, value='min', step=None, *args, **kwargs",
    number(new Float(0)),
  ),
  selectbox: fn("label, options, index=0, *args, **kwargs", chosen),
  radio: fn("label, options, index=0, *args, **kwargs", chosen),
  select_slider: fn("label, options, value=None, *args, **kwargs", slid),
};

export const streamlitNatives: Natives = Object.fromEntries(
  ["streamlit", "streamlit.sidebar"].flatMap((where) =>
    Object.entries(WIDGETS).map(([name, make]) => [`${where}.${name}`, make]),
  ),
);

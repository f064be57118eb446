// @ts-check
// The one fit of minutes, as generator/minutes.py has it; tests/minutes/cases.json holds both to one answer.
// Take every `must`. Add each `should`, then each `could`, in order, while the typical minutes fit. If what is
// taken cannot fill the time at its maxima, add the next by its minimum. Then stretch or shrink between minimum,
// typical and maximum, in whole minutes by largest remainder (ties to the earlier). Whole numbers only.

/** @typedef {{ id: string, keep: string, min: number, typical: number, max: number }} Activity */
/** @typedef {{ id: string, minutes: number, start: number }} Slot */
/** @typedef {"min" | "typical" | "max"} Bound */

/** @type {Record<string, number>} */
const ORDER = { must: 0, should: 1, could: 2 };

/**
 * The activities that last exactly these minutes, each with its share; no slots where there are none,
 * and then the nearest length that has some (0 where no length has).
 * @param {Activity[]} activities
 * @param {number} minutes
 * @returns {{ slots: Slot[] | null, nearest: number }}
 */
export function fit(activities, minutes) {
  const taken = choose(activities, minutes);
  if (!taken) return { slots: null, nearest: nearest(activities, minutes) };
  return { slots: slotsOf(taken, share(taken, minutes)), nearest: minutes };
}

/**
 * True when the rule finds activities that last exactly these minutes.
 * @param {Activity[]} activities
 * @param {number} minutes
 */
export function reaches(activities, minutes) {
  return choose(activities, minutes) !== null;
}

/**
 * What all activities together need or give.
 * @param {Activity[]} activities
 * @param {Bound} bound
 */
export function sum(activities, bound) {
  return activities.reduce((total, each) => total + each[bound], 0);
}

/**
 * The minutes of each of these activities, which can last exactly that long; exact, so that two languages of
 * code agree.
 * @param {Activity[]} taken
 * @param {number} minutes
 */
export function share(taken, minutes) {
  /** @type {[Bound, Bound]} */
  const [from, to] = minutes <= sum(taken, "typical") ? ["min", "typical"] : ["typical", "max"];
  const span = sum(taken, to) - sum(taken, from);
  const extra = minutes - sum(taken, from);
  if (span === 0) return taken.map((each) => each[from]);
  const shares = taken.map((each) => (each[to] - each[from]) * extra);
  const spent = taken.map((each, at) => each[from] + Math.floor(shares[at] / span));
  const left = minutes - spent.reduce((total, each) => total + each, 0);
  const byRemainder = [...taken.keys()].sort((a, b) => (shares[b] % span) - (shares[a] % span) || a - b);
  for (const at of byRemainder.slice(0, left)) spent[at] += 1;
  return spent;
}

/**
 * Activities and their minutes, one after the other.
 * @param {Activity[]} taken
 * @param {number[]} spent
 * @returns {Slot[]}
 */
export function slotsOf(taken, spent) {
  let start = 0;
  return taken.map(({ id }, at) => {
    const slot = { id, minutes: spent[at], start };
    start += spent[at];
    return slot;
  });
}

/**
 * The activities that are taken, in their order; null when they cannot last that long.
 * @param {Activity[]} activities
 * @param {number} minutes
 */
function choose(activities, minutes) {
  const taken = new Set(activities.filter((each) => each.keep === "must"));
  const rest = activities.filter((each) => each.keep !== "must").sort((a, b) => ORDER[a.keep] - ORDER[b.keep]);
  const all = (/** @type {Bound} */ bound) => sum([...taken], bound);
  for (const each of rest) if (all("typical") + each.typical <= minutes) taken.add(each);
  for (const each of rest) {
    if (all("max") >= minutes) break;
    if (!taken.has(each) && all("min") + each.min <= minutes) taken.add(each);
  }
  if (minutes < all("min") || minutes > all("max")) return null;
  return activities.filter((each) => taken.has(each));
}

/**
 * @param {Activity[]} activities
 * @param {number} minutes
 */
function nearest(activities, minutes) {
  const musts = activities.filter((each) => each.keep === "must");
  let best = 0;
  for (let length = Math.max(sum(musts, "min"), 1); length <= sum(activities, "max"); length += 1) {
    const closer = !best || Math.abs(length - minutes) < Math.abs(best - minutes);
    if (closer && reaches(activities, length)) best = length;
  }
  return best;
}

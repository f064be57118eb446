// @ts-check
// What an address opens: the plan it holds, a session it adds, or the reader's own plan; and what there is to say of it.

import { asked, read } from "./plan-address.js";
import { meetings } from "./plan-dates.js";
import { added, holds, known } from "./plan-model.js";
import { fitting } from "./plan-shelf.js";

/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-shelf.js").Shelf} Shelf */
/** @typedef {import("./plan-words.js").Words} Words */
/**
 * `own` is the reader's plan, `fresh` one to begin with, `minutes` the length of a session that names none.
 * @typedef {{fragment: string, own: Plan | null, fresh: Plan, shelf: Shelf, words: Words, minutes: number}} Given
 */
/** A plan, whether the reader has another one of their own, and sentences to say. */
/** @typedef {{plan: Plan, isOther: boolean, notes: string[]}} Opened */

/**
 * Open an address.
 * @param {Given} given
 * @returns {Opened}
 */
export function opened(given) {
  const { fragment, own, fresh, shelf, words } = given;
  const found = read(fragment, fresh);
  const notes = found ? unread(found.unread, words) : [];
  const { plan, lost } = known(found?.plan ?? own ?? fresh, new Set(shelf.topics.keys()));
  if (lost.length) notes.push(words.say("said-lost", { slugs: lost.join(", ") }));
  if (!found && /^#p=|[#&]s=/.test(fragment)) notes.push(words.say("said-no-link"));
  const isSame = own?.seed === plan.seed;
  // An older link of the reader's own plan must not count from where the plan once stood.
  const sequence = own && isSame ? Math.max(plan.sequence, own.sequence) : plan.sequence;
  const isOther = Boolean(own?.items.length) && !isSame;
  return wished({ plan: { ...plan, sequence }, isOther, notes }, given);
}

/**
 * Sentences about the parts of a link that could not be read.
 * @param {string[]} parts
 * @param {Words} words
 */
function unread(parts, words) {
  const bent = parts.filter((part) => part !== "p");
  return [
    ...(parts.includes("p") ? [words.say("said-newer")] : []),
    ...(bent.length ? [words.say("said-unread", { parts: bent.join(", ") })] : []),
  ];
}

/**
 * The same with the session that a link from a guide adds, if the address is one.
 * @param {Opened} opened
 * @param {Given} given
 * @returns {Opened}
 */
function wished({ plan, isOther, notes }, { fragment, shelf, words, minutes }) {
  const wish = asked(fragment);
  if (!wish) return { plan, isOther, notes };
  const topic = shelf.topics.get(wish.slug);
  if (!topic) return { plan, isOther, notes: [...notes, words.say("said-lost", { slugs: wish.slug })] };
  const isHere = holds(plan, wish.slug);
  const next = added(plan, { slug: wish.slug, minutes: fitting(topic, wish.minutes || minutes) });
  const date = meetings(next).find(({ slug }) => slug === wish.slug)?.date ?? next.start;
  const note = words.say(isHere ? "said-here" : "said-added", { title: topic.title, date: words.day(date) });
  return { plan: next, isOther, notes: [...notes, note] };
}

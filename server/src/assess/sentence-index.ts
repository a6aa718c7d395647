import type { Matcher } from '../library/compile.ts';
import { anyway, mostCovers } from '../library/covers.ts';
import { classOp, headKey, headOp, headRoleKey, keyOp, mentionKey, ownersKey } from '../library/ops.ts';
import { gapOf, kindOf, operandOf, type Program } from '../library/program.ts';
import { exactAt, keyAt, wordWidth } from './lexicon.ts';
import type { Mentions } from './mentions.ts';
import { Places } from './places.ts';
import type { Head } from './statements.ts';
import { Numbers, WayStack } from './ways.ts';
import type { Words } from './words.ts';

const lastStamp = 255;

/**
 * The places of words, roles, statement heads and vocabulary entries in one sentence. Made once, read for each: what
 * carries an older stamp is from a sentence before, and lists are used again, so that a sentence costs no memory.
 */
export class SentenceIndex {
  /** How many steps of phrases were walked so far; a measure of work that does not depend on the machine. */
  steps = 0;
  readonly #matcher: Matcher;
  readonly #program: Program;
  #stamp = 0;
  #heads: readonly Head[] = [];
  #headRoles: readonly number[] = [];
  /** The places of each key; a head's own end is told by its index in `#heads`, which stands in its place. */
  readonly #keys: Places;
  readonly #coverStamp: Uint8Array;
  /** The covers that the sentence holds and that are the rarest of a phrase. */
  readonly #coversHere: Uint16Array;
  readonly #firsts: number;
  #coverCount = 0;
  readonly #possible: Uint16Array;
  /** Where each class stands that was searched, by start. */
  readonly #classes: Places;
  readonly #ways = new WayStack();
  /** Where phrases that are searched now could begin: those of a class above those of the phrase that asks for it. */
  readonly #starts = new Numbers();
  #startTop = 0;
  readonly #from = new Numbers();
  readonly #to = new Numbers();

  constructor(matcher: Matcher) {
    this.#matcher = matcher;
    this.#program = matcher.program;
    this.#keys = new Places(matcher.keyCount);
    this.#classes = new Places(matcher.waysOf.begins.length);
    this.#coverStamp = new Uint8Array(matcher.covers.count);
    this.#coversHere = new Uint16Array(matcher.covers.firsts);
    this.#firsts = matcher.covers.firsts;
    // One more, since a pattern is written before it is known whether it counts.
    this.#possible = new Uint16Array(matcher.patternCount + 1);
  }

  /** Reads a sentence; all that is asked from now on is about it. */
  read(words: Words, mentions: Mentions, heads: readonly Head[]): void {
    this.#nextStamp();
    this.#keys.clear();
    this.#classes.clear();
    this.#coverCount = 0;
    this.#cover(anyway);
    this.#heads = heads;
    this.#headRoles = heads.map(({ subjects }) => subjects);
    const { facts } = words.lexicon;
    for (let at = 0; at < words.length; at += 1) {
      const word = wordWidth * words.number(at);
      const key = facts[word + keyAt] ?? -1;
      const exact = facts[word + exactAt] ?? -1;
      if (key >= 0) this.#put(key, at, at + 1);
      if (exact >= 0) this.#put(exact, at, at + 1);
    }
    for (let index = 0; index < heads.length; index += 1) {
      const head = heads[index];
      if (head === undefined) continue;
      const key = headKey(head.modality);
      this.#put(key, head.from, index);
      const bits = this.#headRoles[index] ?? 0;
      for (let role = 0; bits >> role !== 0; role += 1)
        if (((bits >> role) & 1) === 1) this.#put(headRoleKey(key, role), head.from, index);
    }
    for (let it = 0; it < mentions.length; it += 1) {
      const from = mentions.from(it);
      const to = mentions.to(it);
      this.#put(mentionKey(mentions.thing(it)), from, to);
      if (mentions.possessive(it)) this.#put(ownersKey(mentions.thing(it)), from, to);
    }
  }

  /** Marks are small, so that they lie close together; when they are used up, all are wiped. */
  #nextStamp(): void {
    this.#stamp += 1;
    if (this.#stamp <= lastStamp) return;
    this.#coverStamp.fill(0);
    this.#stamp = 1;
  }

  /**
   * Finds the patterns that the sentence may hold, since it holds what they need. Gives how many there are; they are asked
   * for by `pattern` until the next sentence.
   */
  possible(): number {
    const { begins, items } = this.#matcher.candidates;
    const stamps = this.#coverStamp;
    const stamp = this.#stamp;
    const covers = this.#coversHere;
    const found = this.#possible;
    let held = 0;
    for (let index = 0; index < this.#coverCount; index += 1) {
      const cover = covers[index] ?? 0;
      const end = (begins[cover + 1] ?? 0) * mostCovers;
      for (let row = (begins[cover] ?? 0) * mostCovers; row < end; row += mostCovers) {
        // No branch, which the processor would guess wrong half of the time: 0 where all covers carry the stamp.
        const missing =
          ((stamps[items[row + 1] ?? 0] ?? 0) ^ stamp) |
          ((stamps[items[row + 2] ?? 0] ?? 0) ^ stamp) |
          ((stamps[items[row + 3] ?? 0] ?? 0) ^ stamp);
        found[held] = items[row] ?? 0;
        held += (missing - 1) >>> 31;
      }
    }
    let count = 0;
    for (let index = 0; index < held; index += 1) {
      const pattern = found[index] ?? 0;
      if (!this.#holdsClasses(pattern)) continue;
      found[count] = pattern;
      count += 1;
    }
    return count;
  }

  /** The pattern with this index among those that are possible. */
  pattern(index: number): number {
    return this.#possible[index] ?? 0;
  }

  /**
   * Finds where a sequence of the program matches: each start yields its shortest match, left to right. Gives how many there are; they are asked
   * for by `from` and `to` until the next search.
   */
  search(sequence: number): number {
    const { begins } = this.#program;
    const first = begins[sequence] ?? 0;
    const last = begins[sequence + 1] ?? 0;
    const ways = this.#ways;
    let found = 0;
    const starts = this.#pushStarts(first, last, 0);
    for (let start = 0; start < starts; start += 1) {
      const at = this.#starts.at(start);
      const base = ways.top;
      const end = this.#walkFrom(first, last, at, starts);
      let shortest = -1;
      for (let way = ways.top; way < end; way += 1)
        if (shortest < 0 || ways.at(way) < shortest) shortest = ways.at(way);
      ways.top = base;
      if (shortest < 0) continue;
      this.#from.set(found, at);
      this.#to.set(found, shortest);
      found += 1;
    }
    return found;
  }

  /** Where the match with this index begins, of those found last. */
  from(match: number): number {
    return this.#from.at(match);
  }

  /** Where it ends (not included). */
  to(match: number): number {
    return this.#to.at(match);
  }

  /**
   * Puts where the steps from `first` to `last` could begin behind the `base` starts that are there, left to right; gives
   * how many are there then.
   */
  #pushStarts(first: number, last: number, base: number): number {
    const step = this.#program.steps[first] ?? 0;
    if (first === last || gapOf(step) > 0) return base;
    const value = operandOf(step);
    let top = base;
    switch (kindOf(step)) {
      case keyOp:
        for (let node = this.#keys.first(value); node >= 0; node = this.#keys.next(node))
          top = this.#pushStart(base, top, this.#keys.from(node));
        return top;
      case classOp:
        this.#startTop = base;
        for (let it = this.#stretches(value); it >= 0; it = this.#classes.next(it))
          top = this.#pushStart(base, top, this.#classes.from(it));
        return top;
      case headOp: {
        const { headKeys, headRoles } = this.#program;
        const roles = headRoles[value] ?? 0;
        for (let node = this.#keys.first(headKeys[value] ?? 0); node >= 0; node = this.#keys.next(node))
          if (this.#fits(this.#keys.to(node), roles)) top = this.#pushStart(base, top, this.#keys.from(node));
        return top;
      }
      default: {
        const { begins, choices, optional } = this.#program;
        const end = choices.begins[value + 1] ?? 0;
        for (let it = choices.begins[value] ?? 0; it < end; it += 1) {
          const option = choices.items[it] ?? 0;
          top = this.#mergeStarts(begins[option] ?? 0, begins[option + 1] ?? 0, base, top);
        }
        return optional[value] === 1 ? this.#mergeStarts(first + 1, last, base, top) : top;
      }
    }
  }

  /** Puts the starts of one way of a choice among those between `base` and `top`. */
  #mergeStarts(first: number, last: number, base: number, top: number): number {
    const end = this.#pushStarts(first, last, top);
    let merged = top;
    for (let it = top; it < end; it += 1) merged = this.#pushStart(base, merged, this.#starts.at(it));
    return merged;
  }

  /** Puts a start among those between `base` and `top`, in order, unless it is there. */
  #pushStart(base: number, top: number, at: number): number {
    let place = top;
    while (place > base && this.#starts.at(place - 1) >= at) place -= 1;
    if (place < top && this.#starts.at(place) === at) return top;
    for (let it = top; it > place; it -= 1) this.#starts.set(it, this.#starts.at(it - 1));
    this.#starts.set(place, at);
    return top + 1;
  }

  #put(key: number, at: number, to: number): void {
    if (this.#keys.isBegun(key)) {
      this.#keys.push(key, at, to);
      return;
    }
    this.#keys.begin(key);
    this.#keys.push(key, at, to);
    const { begins, items } = this.#matcher.covers.ofKey;
    const end = begins[key + 1] ?? 0;
    for (let index = begins[key] ?? 0; index < end; index += 1) this.#cover(items[index] ?? 0);
  }

  #cover(number: number): void {
    if (this.#coverStamp[number] === this.#stamp) return;
    this.#coverStamp[number] = this.#stamp;
    if (number >= this.#firsts) return;
    this.#coversHere[this.#coverCount] = number;
    this.#coverCount += 1;
  }

  #holdsClasses(pattern: number): boolean {
    const { begins, items } = this.#matcher.classesOf;
    const end = begins[pattern + 1] ?? 0;
    for (let index = begins[pattern] ?? 0; index < end; index += 1)
      if (this.#stretches(items[index] ?? 0) < 0) return false;
    return true;
  }

  /** The first stretch of a class; -1 where it stands nowhere. */
  #stretches(index: number): number {
    if (this.#classes.isBegun(index)) return this.#classes.first(index);
    this.#classes.begin(index);
    const { keysOf, waysOf, wayCovers } = this.#matcher;
    const lastKey = keysOf.begins[index + 1] ?? 0;
    for (let it = keysOf.begins[index] ?? 0; it < lastKey; it += 1)
      for (let node = this.#keys.first(keysOf.items[it] ?? 0); node >= 0; node = this.#keys.next(node))
        this.#classes.insert(index, this.#keys.from(node), this.#keys.to(node));
    const stamps = this.#coverStamp;
    const stamp = this.#stamp;
    const lastWay = waysOf.begins[index + 1] ?? 0;
    for (let it = waysOf.begins[index] ?? 0; it < lastWay; it += 1) {
      const way = waysOf.items[it] ?? 0;
      if (stamps[wayCovers[2 * way] ?? 0] === stamp && stamps[wayCovers[2 * way + 1] ?? 0] === stamp)
        this.#searchWay(index, way);
    }
    return this.#classes.first(index);
  }

  /** Adds the stretches of a class where one of its sequences stands. */
  #searchWay(index: number, sequence: number): void {
    const { begins } = this.#program;
    const first = begins[sequence] ?? 0;
    const last = begins[sequence + 1] ?? 0;
    const ways = this.#ways;
    const starts = this.#startTop;
    const end = this.#pushStarts(first, last, starts);
    for (let start = starts; start < end; start += 1) {
      const at = this.#starts.at(start);
      const base = ways.top;
      const to = this.#walkFrom(first, last, at, end);
      for (let way = ways.top; way < to; way += 1) this.#classes.insert(index, at, ways.at(way));
      ways.top = base;
    }
    this.#startTop = starts;
  }

  /**
   * Walks the steps from `first` to `last` from the word `at`, above `startTop` starts: the ways that come through go from
   * `top` of the stack to the result.
   */
  #walkFrom(first: number, last: number, at: number, startTop: number): number {
    const ways = this.#ways;
    this.#startTop = startTop;
    ways.set(ways.top, at, 0, -1);
    return this.#walk(first, last, ways.top + 1);
  }

  /** Walks steps from the ways between `top` and `end`; leaves `top` at the first way that comes through. */
  #walk(first: number, last: number, end: number): number {
    const ways = this.#ways;
    const { steps } = this.#program;
    let to = end;
    for (let index = first; index < last && to > ways.top; index += 1) {
      const next = this.#step(steps[index] ?? 0, ways.top, to);
      ways.top = to;
      to = next;
    }
    return to;
  }

  /** Puts the ways after a step from those between `from` and `to` behind them; gives their end. */
  #step(step: number, from: number, to: number): number {
    this.steps += 1;
    const ways = this.#ways;
    const kind = kindOf(step);
    const gap = gapOf(step);
    const value = operandOf(step);
    let end = to;
    for (let way = from; way < to; way += 1) {
      const at = ways.at(way);
      const slack = ways.slack(way) + gap;
      const head = ways.head(way);
      switch (kind) {
        case keyOp: {
          const most = this.#most(at, slack, head);
          for (let node = this.#keys.first(value); node >= 0; node = this.#keys.next(node)) {
            const place = this.#keys.from(node);
            if (place >= at && place <= most) end = ways.add(to, end, this.#keys.to(node), 0, head);
          }
          break;
        }
        case classOp: {
          // A class that is searched now walks above the ways that are kept.
          ways.top = end;
          let stretch = this.#stretches(value);
          ways.top = from;
          const most = stretch < 0 ? 0 : this.#most(at, slack, head);
          for (; stretch >= 0; stretch = this.#classes.next(stretch)) {
            const place = this.#classes.from(stretch);
            if (place > most) break;
            if (place >= at) {
              const next = this.#classes.to(stretch);
              end = ways.add(to, end, next, 0, head < 0 ? this.#headWithin(place, next) : head);
            }
          }
          break;
        }
        case headOp: {
          const { headKeys, headRoles } = this.#program;
          const roles = headRoles[value] ?? 0;
          const most = this.#most(at, slack, head);
          for (let node = this.#keys.first(headKeys[value] ?? 0); node >= 0; node = this.#keys.next(node)) {
            const place = this.#keys.from(node);
            const own = this.#keys.to(node);
            if (place >= at && place <= most && this.#fits(own, roles))
              end = ways.add(to, end, this.#heads[own]?.to ?? 0, 0, own);
          }
          break;
        }
        default:
          end = this.#choose(value, at, slack, head, from, to, end);
      }
    }
    return end;
  }

  /** Adds to the ways between `to` and `end` those through a choice. */
  #choose(
    choice: number,
    at: number,
    slack: number,
    head: number,
    from: number,
    to: number,
    end: number,
  ): number {
    const { begins, choices, optional } = this.#program;
    const ways = this.#ways;
    let now = optional[choice] === 1 ? ways.add(to, end, at, slack, head) : end;
    const last = choices.begins[choice + 1] ?? 0;
    for (let it = choices.begins[choice] ?? 0; it < last; it += 1) {
      const option = choices.items[it] ?? 0;
      ways.top = now;
      ways.set(now, at, slack, head);
      const found = this.#walk(begins[option] ?? 0, begins[option + 1] ?? 0, now + 1);
      // What came through stands above `now`, in the order of its finding.
      for (let way = ways.top; way < found; way += 1)
        now = ways.add(to, now, ways.at(way), ways.slack(way), ways.head(way));
    }
    ways.top = from;
    return now;
  }

  /** The head aside from the main clause that a vocabulary entry holds at these words; -1 where it holds none. */
  #headWithin(from: number, to: number): number {
    return this.#heads.findIndex((it) => !it.main && it.from >= from && it.to <= to);
  }

  #fits(head: number, roles: number): boolean {
    return roles < 0 || ((this.#headRoles[head] ?? 0) & roles) !== 0;
  }

  /** The furthest place a way can reach: a main clause of another subject than its statement's stops it, and any main clause one that began aside. */
  #most(at: number, slack: number, head: number): number {
    if (head < 0 || slack === 0) return at + slack;
    const roles = this.#headRoles[head] ?? 0;
    // “Staff who can see records must be trained”: a relative clause ends where the main clause goes on.
    const aside = this.#heads[head]?.main === false;
    for (let index = 0; index < this.#heads.length; index += 1) {
      const it = this.#heads[index];
      if (it === undefined || it.from > at + slack) break;
      const others = this.#headRoles[index] ?? 0;
      // A thing is no other subject.
      const same = others === 0 || (roles & others) !== 0;
      if (it.from >= at && it.main && (aside || !same)) return it.from;
    }
    return at + slack;
  }
}
